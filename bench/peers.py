"""sahelreader beside other readers for the terminal, on the same text, each in an environment of its own.

They pin other versions of Textual: `./run bench --peers` installs each, the first time, into a folder of the cache.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from bench.homes import environment, fresh_home
from bench.make_long import ARTICLE, make_long
from bench.measure import SETTLED, first_paint, press
from bench.report import Result
from bench.terminal import NeverSeenError, Terminal
from sahelreader.workspace import Workspace

WORDS = 20_000
"""Of the text: with more, some of them take minutes to open it."""
SEEN = re.compile("Foreign Minister Jean-Yves")
WORD = "Rosoboronexport"
NARROW, WIDE = 100, 120
"""Columns of the terminal before and after a change of width."""


class Peer(NamedTuple):
    """Another reader."""

    name: str
    requirement: str
    command: str
    form: str
    """The form of the text that it reads: the suffix of a file."""
    find: tuple[str, ...] = ()
    """Keys that find the word; none if it can't."""


FIND = ("/", *WORD, "enter")
PEERS = (
    Peer("epy", "epy-reader==2023.6.11", "epy", "epub", FIND),
    Peer("baca", "baca==0.1.17", "baca", "epub", FIND),
    Peer("frogmouth", "frogmouth==0.9.2", "frogmouth", "md"),
)
DEEDS: dict[str, Callable[[Terminal], None]] = {
    "page down": lambda terminal: _press(terminal, "pagedown"),
    "another width": lambda terminal: terminal.resize(NARROW if terminal.columns == WIDE else WIDE),
}


def peers(runs: int) -> Iterator[Result]:
    """First text, page down, another width, a word found: ours beside each that can do it."""
    with fresh_home() as home:
        dossier = make_long(home / "dossier", words=WORDS)
        forms = _write_forms(dossier, home)
        reader = str(Path(sys.executable).with_name("sahelreader"))
        ours = [reader, "--dossier", str(dossier), "open", ARTICLE]
        for peer in PEERS:
            theirs = [str(_installed(peer) / "bin" / peer.command), str(forms[peer.form])]
            try:
                yield from _compare(peer, ours, theirs, home, runs)
            except NeverSeenError as error:
                print(f"{peer.name} was not measured: {error}", file=sys.stderr)


def _compare(peer: Peer, ours: Sequence[str], theirs: Sequence[str], home: Path, runs: int) -> Iterator[Result]:
    paint = partial(first_paint, environment=environment(home), pattern=SEEN)
    paints = [(paint(ours).cpu_ms, paint(theirs).cpu_ms) for _ in range(runs + 1)][1:]
    yield _beside(peer, "first text", [a for a, _ in paints], [b for _, b in paints])
    for name, deed in DEEDS.items():
        yield _beside(peer, name, _costs(ours, deed, 2 * runs), _costs(theirs, deed, 2 * runs))
    if peer.find:
        both = [_costs(command, partial(_press_all, keys=peer.find), 1) for command in (ours, theirs)]
        yield _beside(peer, "a word found", *both)


def _beside(peer: Peer, what: str, ours: list[float], theirs: list[float]) -> Result:
    return Result(f"{WORDS:,} words, {what}", ours, "ms CPU", peer.name, tuple(theirs))


def _costs(command: Sequence[str], deed: Callable[[Terminal], None], times: int) -> list[float]:
    """CPU ms until the screen is still, each time; in a home of its own, since readers remember where they were."""
    found = []
    with fresh_home() as home, Terminal(command, environment(home), columns=WIDE) as terminal:
        terminal.wait_for(SEEN)
        terminal.wait_for_quiet(SETTLED)
        for _ in range(times):
            before = terminal.cpu_ms
            deed(terminal)
            terminal.wait_for_quiet(SETTLED)
            found.append(terminal.cpu_ms - before)
    return found


def _press(terminal: Terminal, key: str) -> None:
    press(terminal, key)


def _press_all(terminal: Terminal, keys: Sequence[str]) -> None:
    for key in keys:
        press(terminal, key)


def _installed(peer: Peer) -> Path:
    """The environment of a peer, made the first time."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "sahelreader-bench" / peer.requirement
    done = folder / "installed"
    if not done.exists():
        print(f"installing {peer.requirement} in {folder}", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, peer.requirement], check=True)
        done.touch()
    return folder


def _write_forms(dossier: Path, home: Path) -> dict[str, Path]:
    """The text as the others read it: an e-book and a page of Markdown."""
    texts = [block.text for block in Workspace(dossier, None, home / "cache").article(ARTICLE).body]
    page = home / "book.md"
    page.write_text("\n\n".join(texts), encoding="utf-8")
    book = home / "book.epub"
    body = "".join(f"<p>{escape(text)}</p>\n" for text in texts)
    with zipfile.ZipFile(book, "w") as archive:
        for name, content in _EPUB.items():
            archive.writestr(name, content.format(body=body))
    return {"md": page, "epub": book}


_EPUB = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="content.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>',
    "content.opf": '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0" '
    'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Long</dc:title>'
    '<dc:language>en</dc:language><dc:identifier id="id">long</dc:identifier></metadata><manifest>'
    '<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    '<spine toc="ncx"><itemref idref="text"/></spine></package>',
    "toc.ncx": '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head/>'
    "<docTitle><text>Long</text></docTitle><navMap><navPoint id='a' playOrder='1'><navLabel><text>Long</text>"
    "</navLabel><content src='text.xhtml'/></navPoint></navMap></ncx>",
    "text.xhtml": '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Long</title></head>'
    "<body>{body}</body></html>",
}
