"""The commands, one module each, imported when it is asked for; every module's command is its `command`."""

COMMANDS = (
    *("outline", "list", "search", "tag", "untag", "note", "star", "structure", "review", "undo", "redo"),
    *("suggest", "similar"),
    *("codebook", "stats", "compare", "export", "convert", "import"),
    *("check", "restore", "merge", "git-setup", "keys", "locate"),
)
"""In the order in which help lists them; each is the module of its name, with `_` for `-`, and `_` behind `import`."""
