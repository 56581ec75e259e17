"""The dialogs that open over a screen."""
