"""The command `kg`, also as `python -m kg`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line, whose parts take a moment to be imported, and exit."""
    try:
        from kg.cli import main as run

        code = run()
    except KeyboardInterrupt:
        print("kg: stopped", file=sys.stderr)
        code = 1
    sys.exit(code)


if __name__ == "__main__":
    main()
