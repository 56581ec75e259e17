"""Finding words and filtering measures, before any of it is shown."""
