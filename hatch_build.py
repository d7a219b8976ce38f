"""Puts the bundled dossier into the wheel; an editable install reads it in the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PATTERNS = ("seeds/*.txt", "glossary/**/*.yaml", "glossary/**/*.json", "glossary/*.txt")
"""What a dossier is made of, relative to the checkout; anything else in these folders stays at home."""


class ContentBuildHook(BuildHookInterface[Any]):
    """Maps every file of the dossier to its place beside the modules."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to a wheel; `version` is `standard` or `editable`."""
        if version == "editable":
            return
        root = Path(self.root)
        for pattern in PATTERNS:
            for path in sorted(root.glob(pattern)):
                source = path.relative_to(root).as_posix()
                build_data["force_include"][source] = f"sahelreader/_content/{source}"
