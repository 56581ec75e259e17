"""The screens: the reader and the dialogs that open over it."""
