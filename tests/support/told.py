"""A run of the command line in this process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sahelreader.cli.main import main

if TYPE_CHECKING:
    import pytest


class Told:
    """What a run of `main` printed, and its exit status."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.status = main(arguments)
        self.out, self.err = capsys.readouterr()

    @property
    def records(self) -> list[dict[str, Any]]:
        """Of --json: one a line."""
        return [json.loads(line) for line in self.out.splitlines()]
