"""What the record of the frameworks says, for readers."""
