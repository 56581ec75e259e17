"""The reader's desk: what is open, where the reader is, and what is done there. Nothing here knows of widgets."""
