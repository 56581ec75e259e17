"""`bulletin`: a terminal reader and annotator for Chinese government work bulletins."""

__version__ = "0.1.0"
