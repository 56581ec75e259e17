"""Strings only: decoding, folding, numerals, line breaking. Knows nothing of bulletins."""
