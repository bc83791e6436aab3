"""What the pages say: their formulas and code, parsed and evaluated, and the declared facts."""
