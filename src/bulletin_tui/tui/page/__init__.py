"""A page of text set in a column, before any of it is drawn."""
