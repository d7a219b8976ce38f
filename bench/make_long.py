"""Writes a dossier with one very long article: `python -m bench.make_long FOLDER [--words 200000]`.

The bundled dossier is copied, so that all its evidence resolves, and one more article repeats the paragraphs of the
others until it is long enough. Every name and term in it is marked as in the originals.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from sahelreader.paths import bundled_dossier
from sahelreader.workspace import Workspace

ARTICLE = "long"
WORDS = 200_000

_ENTRY = """
- id: {article}
  file: {article}.txt
  sha256: {sha256}
  title: A long article
  title_source: editorial
  kind: not stated
  kind_why: It repeats the paragraphs of the other articles, to measure the program with.
  language: en
  date:
    why: It is made by a program.
    shown: undated
  short: Long
"""


def make_long(folder: Path, words: int = WORDS, *, numbered: bool = False) -> Path:
    """Write the dossier into `folder`, which must not exist yet; returns the folder.

    `numbered`: no paragraph is like another, so that what is kept of one does not serve for the next.
    """
    bundled = bundled_dossier()
    folder.mkdir(parents=True)
    for part in ("seeds", "glossary"):
        shutil.copytree(bundled / part, folder / part)
    text = "\n\n".join(_paragraphs(bundled, words, numbered=numbered)) + "\n"
    (folder / f"seeds/{ARTICLE}.txt").write_text(text, encoding="utf-8")
    with (folder / "glossary/articles.yaml").open("a", encoding="utf-8") as articles:
        articles.write(_ENTRY.format(article=ARTICLE, sha256=hashlib.sha256(text.encode()).hexdigest()))
    return folder


def _paragraphs(bundled: Path, words: int, *, numbered: bool) -> Iterator[str]:
    """The paragraphs of the bundled articles, over and over; `numbered`: each time with another number at the end."""
    workspace = Workspace(bundled, None, None)
    bodies = [workspace.article(head.id).body for head in workspace.overview.articles]
    for number, block in enumerate(cycle(block for body in bodies for block in body)):
        yield f"{block.text} ({number})" if numbered else block.text
        words -= len(block.text.split())
        if words <= 0:
            return


def main() -> None:
    """Write the dossier where the command line says."""
    parser = argparse.ArgumentParser(prog="python -m bench.make_long", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=WORDS)
    arguments = parser.parse_args()
    print(make_long(arguments.folder, arguments.words))


if __name__ == "__main__":
    main()
