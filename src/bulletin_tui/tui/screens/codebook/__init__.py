"""The screen of the codebook, and the dialogs that change themes."""
