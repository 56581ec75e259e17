"""`python -m bulletin_tui` is `bulletin`."""

from bulletin_tui.cli import main

if __name__ == "__main__":
    main()
