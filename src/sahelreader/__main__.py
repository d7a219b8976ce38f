"""`python -m sahelreader`."""

from __future__ import annotations

import sys

from sahelreader.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
