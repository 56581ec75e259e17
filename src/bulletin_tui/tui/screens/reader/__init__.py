"""The reading screen, one module for each kind of thing that is done there."""
