"""The dossier as last read, kept in the cache in parts, so that a command loads only what it needs.

Parts are JSON (the look-up table) and MessagePack: data only, nothing in them runs. Each begins with a header that names the
state of every file of the dossier; a part with another header is as good as none, and all are made anew.
"""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING, Any

from sahelreader import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from sahelreader.dossier.model import Article, Dossier, Fact, Glossary, Overview

FORMAT = 4
"""Raised when the parts change their shape."""


def fingerprint(folder: Path) -> str:
    """The state of a dossier's files: name, size and time of change of each."""
    lines = [f"sahelreader {__version__} compiled {FORMAT}", os.path.abspath(folder)]
    for name in ("glossary", "seeds"):
        try:
            entries = sorted(os.scandir(os.path.join(folder, name)), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.is_file():
                state = entry.stat()
                lines.append(f"{name}/{entry.name} {state.st_size} {state.st_mtime_ns}")
    return "\n".join(lines) + "\n\n"


class CompiledDossier:
    """A dossier, read part by part from the cache; compiled first where the cache has nothing fresh."""

    def __init__(self, folder: Path, cache: Path | None) -> None:
        """`cache` is the folder for compiled dossiers; None, or one that can't be written, means in memory only."""
        self.folder = folder
        self._header = fingerprint(folder).encode("utf-8", "surrogateescape")
        name = f"{os.path.basename(os.path.abspath(folder))}-{zlib.crc32(os.path.abspath(folder).encode('utf-8', 'replace')):08x}"
        self._cache = os.path.join(cache, name) if cache else None
        self._parts: dict[str, bytes] = {}

    def lookup(self) -> dict[str, Any]:
        """The look-up table, see `lookup.build_table`."""
        import json

        table: dict[str, Any] = json.loads(self._part("lookup"))
        return table

    def overview(self) -> Overview:
        """Title and article heads."""
        from sahelreader.dossier.model import Overview

        return self._decode("overview", Overview)

    def article(self, article_id: str) -> Article:
        """One article; raises KeyError for an unknown id."""
        from sahelreader.dossier.model import Article

        return self._decode(f"article-{article_id}", Article)

    def glossary(self) -> Glossary:
        """Terms and entities."""
        from sahelreader.dossier.model import Glossary

        return self._decode("glossary", Glossary)

    def facts(self) -> tuple[Fact, ...]:
        """All facts with their cards."""
        from sahelreader.dossier.model import Fact

        return self._decode("facts", tuple[Fact, ...])

    def _decode(self, part: str, kind: Any) -> Any:
        import msgspec

        try:
            return msgspec.msgpack.decode(self._part(part), type=kind)
        except msgspec.DecodeError:  # a damaged cache
            self._compile()
            return msgspec.msgpack.decode(self._parts[part], type=kind)

    def _part(self, name: str) -> bytes:
        if name not in self._parts:
            data = self._read(name)
            if data is None:
                self._compile()
            else:
                self._parts[name] = data
        return self._parts[name]

    def _read(self, name: str) -> bytes | None:
        if self._cache is None:
            return None
        try:
            with open(os.path.join(self._cache, name), "rb") as file:
                if file.read(len(self._header)) == self._header:
                    return file.read()
        except (OSError, ValueError):
            pass
        return None

    def _compile(self) -> None:
        from sahelreader.dossier.loading import load_dossier

        self._parts = encode_parts(load_dossier(self.folder))
        if self._cache is not None:
            try:
                self._write(self._cache)
            except OSError:
                self._cache = None  # not writable: what was compiled serves from memory

    def _write(self, cache: str) -> None:
        os.makedirs(cache, mode=0o700, exist_ok=True)
        for name, data in self._parts.items():
            path = os.path.join(cache, name)
            temporary = f"{path}.{os.getpid()}"
            with open(temporary, "wb") as file:
                file.write(self._header + data)
            os.replace(temporary, path)


def encode_parts(dossier: Dossier) -> dict[str, bytes]:
    """The parts of a dossier by name."""
    import json

    import msgspec

    from sahelreader.dossier.lookup import build_table

    encode = msgspec.msgpack.encode
    parts = {f"article-{article.head.id}": encode(article) for article in dossier.articles.values()}
    parts |= {
        "overview": encode(dossier.overview),
        "glossary": encode(dossier.glossary),
        "facts": encode(dossier.facts),
        "lookup": json.dumps(build_table(dossier), ensure_ascii=False).encode(),
    }
    return parts
