"""`python -m mockloop`, and the `mockloop` command."""

import sys


def main() -> int:
    """Runs the command line; returns its exit status."""
    from mockloop.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
