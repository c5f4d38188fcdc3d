"""``python -m newsevents`` is the command line too."""

from newsevents.cli import main

if __name__ == "__main__":
    main()
