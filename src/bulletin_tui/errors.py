"""What a person did or has that the program cannot work with."""


class BulletinError(Exception):
    """A fault to be told in one line: which file or word, what is wrong, what to do.

    Its text is already in the person's language; nothing needs a traceback.
    """


class WrongUseError(BulletinError):
    """What was asked for cannot be begun; nothing was done."""
