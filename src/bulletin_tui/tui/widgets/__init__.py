"""The widgets; each gets its data from the screen and answers with messages."""
