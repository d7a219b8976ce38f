"""Writes docs/keys.md from the bindings of the app: `python docs/make_keys.py`."""

from __future__ import annotations

from pathlib import Path

from sahelreader.tui.keys import groups
from sahelreader.tui.pages.help import shown_keys

PAGE = Path(__file__).parent / "keys.md"


def page() -> str:
    """The page of all keys, as Markdown."""
    lines = [
        "# Keys",
        "",
        "Made from the program's own bindings by `docs/make_keys.py`; `?` shows the same in the app.",
        "",
    ]
    for heading, keys in groups():
        lines += [f"## {heading}", "", "| key | |", "|---|---|"]
        lines += [f"| `{shown_keys(key.keys)}` | {key.words} |" for key in keys]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
