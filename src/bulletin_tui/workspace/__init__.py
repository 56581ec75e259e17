"""A folder of sources and where their sidecars are: finding, loading, saving."""
