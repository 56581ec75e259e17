"""The commands, one module each; every module's command is its `command`."""
