"""How exact the library is: exact values of the formulas, errors in ULP, their bounds, and test vectors."""
