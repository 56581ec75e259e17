"""The screen where disagreements are settled."""
