"""The dialog that takes annotations out."""
