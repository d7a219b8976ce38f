"""The dossier as last read, kept in the cache in parts, so that a command loads only what it needs.

Parts are JSON (the look-up table) and MessagePack: data only, nothing in them runs. Each begins with a header that
names the state of every file of the dossier, and a checksum; a part with another header or damage is as good as none,
and all are made anew.
"""

from __future__ import annotations

import os
import zlib

from sahelreader import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, BinaryIO, TypeVar

    from sahelreader.dossier.model import Article, Dossier, Fact, Glossary, Overview
    from sahelreader.dossier.voices import Claim, Event, Quotation

    T = TypeVar("T")

FORMAT = 13
"""Raised when the parts change their shape."""


def fingerprint(folder: str | Path) -> str:
    """The state of a dossier's files: name, size and time of change of each."""
    lines = [f"sahelreader {__version__} compiled {FORMAT}", os.path.abspath(folder)]
    for name in ("glossary", "seeds"):
        try:
            for entry in sorted(os.scandir(os.path.join(folder, name)), key=lambda entry: entry.name):
                if entry.is_file():
                    state = entry.stat()
                    lines.append(f"{name}/{entry.name} {state.st_size} {state.st_mtime_ns}")
        except OSError:  # what is wrong with it is said when it is loaded
            continue
    return "\n".join(lines) + "\n\n"


class CompiledDossier:
    """A dossier, read part by part from the cache; compiled first where the cache has nothing fresh."""

    def __init__(self, folder: str | Path, cache: str | Path | None) -> None:
        """`cache` is the program's folder for what can be made again; without one, memory serves."""
        self._folder = folder
        self._header = fingerprint(folder).encode("utf-8", "surrogateescape")
        self._cache = os.path.join(cache, "dossiers", self.name) if cache else None
        self._parts: dict[str, bytes] = {}

    @property
    def name(self) -> str:
        """What the folders of things made from this dossier are called, another one for every dossier."""
        path = os.path.abspath(self._folder)
        return f"{os.path.basename(path)}-{zlib.crc32(os.fsencode(path)):08x}"

    @property
    def state(self) -> str:
        """The state that its files were in when it was opened, as a hash."""
        from hashlib import sha256

        return sha256(self._header).hexdigest()

    def names(self) -> dict[str, Any]:
        """The look-up table (see `lookup.build_table`) but for its entries.

        Of them it has the names (`shown`) and where they lie in their part (`spans`).
        """
        import json

        table: dict[str, Any] = json.loads(self._part("names"))
        return table

    def entry(self, names: dict[str, Any], ident: str) -> dict[str, Any]:
        """One entry of the look-up table; `names` is what `names` gave."""
        import json

        start, end = names["spans"][ident]
        entry: dict[str, Any] = json.loads(self._part("entries")[start:end])
        return entry

    def overview(self) -> Overview:
        """Title and article heads."""
        from sahelreader.dossier.model import Overview

        return self._decode("overview", Overview)

    def article(self, article_id: str) -> Article:
        """One article; raises KeyError for an unknown id."""
        from io import BytesIO

        from sahelreader.dossier.article_part import decode_article

        name = f"article-{article_id}"
        if name not in self._parts:
            try:
                with self._open(name) as file:
                    return decode_article(file)
            except (OSError, ValueError):
                self._compile()
        return decode_article(BytesIO(self._parts[name]))

    def glossary(self) -> Glossary:
        """Terms and entities."""
        from sahelreader.dossier.model import Glossary

        return self._decode("glossary", Glossary)

    def facts(self) -> tuple[Fact, ...]:
        """All facts with their cards."""
        from sahelreader.dossier.model import Fact

        return self._decode("facts", tuple[Fact, ...])

    def quotes(self) -> tuple[Quotation, ...]:
        """All quotations."""
        from sahelreader.dossier.voices import Quotation

        return self._decode("quotes", tuple[Quotation, ...])

    def claims(self) -> tuple[Claim, ...]:
        """All questions on which the articles differ."""
        from sahelreader.dossier.voices import Claim

        return self._decode("claims", tuple[Claim, ...])

    def events(self) -> tuple[Event, ...]:
        """The timeline."""
        from sahelreader.dossier.voices import Event

        return self._decode("timeline", tuple[Event, ...])

    def _decode(self, part: str, kind: type[T]) -> T:
        import msgspec

        try:
            return msgspec.msgpack.decode(self._part(part), type=kind)
        except msgspec.DecodeError:  # another shape under the same version: a program that is being worked on
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
        try:
            with self._open(name) as file:
                told, data = file.read(8), file.read()
        except OSError:
            return None
        return data if told == checksum(data) else None

    def _open(self, name: str) -> BinaryIO:
        """A part in the cache, after its header; raises OSError if there is none, or an old one."""
        if self._cache is None:
            raise FileNotFoundError(name)
        file = open(os.path.join(self._cache, name), "rb")  # noqa: SIM115 (handed on, for a `with` of the caller's)
        if file.read(len(self._header)) != self._header:
            file.close()
            raise FileNotFoundError(name)
        return file

    def _compile(self) -> None:
        from pathlib import Path

        from sahelreader.dossier.loading import load_dossier

        self._parts = encode_parts(load_dossier(Path(self._folder)))
        if self._cache is not None:
            try:
                self._write(self._cache)
            except OSError:
                self._cache = None  # not writable: what was compiled serves from memory

    def _write(self, cache: str) -> None:
        os.makedirs(cache, mode=0o700, exist_ok=True)
        for name, data in self._parts.items():
            own = name.startswith("article-")  # its portions have their own
            write_whole(os.path.join(cache, name), self._header + (b"" if own else checksum(data)) + data)


def encode_parts(dossier: Dossier) -> dict[str, bytes]:
    """The parts of a dossier by name."""
    import msgspec

    from sahelreader.dossier.article_part import encode_article

    encode = msgspec.msgpack.encode
    parts = {f"article-{article.head.id}": encode_article(article) for article in dossier.articles.values()}
    parts |= {
        "overview": encode(dossier.overview),
        "glossary": encode(dossier.glossary),
        "facts": encode(dossier.facts),
        "quotes": encode(dossier.quotes),
        "claims": encode(dossier.claims),
        "timeline": encode(dossier.events),
    }
    return parts | _encode_table(dossier)


def _encode_table(dossier: Dossier) -> dict[str, bytes]:
    """The look-up table as two parts, so that one entry can be read without the others."""
    import json

    from sahelreader.dossier.lookup import build_table

    table = build_table(dossier)
    entries = table.pop("entries")
    lines: list[bytes] = []
    table["shown"], table["spans"], position = {}, {}, 1
    for ident, entry in entries.items():
        key, value = json.dumps(ident).encode() + b":", json.dumps(entry, ensure_ascii=False).encode()
        start = position + len(key)
        table["shown"][ident], table["spans"][ident] = entry["name"], [start, start + len(value)]
        lines.append(key + value)
        position = start + len(value) + len(b",\n")
    return {"names": json.dumps(table).encode(), "entries": b"{" + b",\n".join(lines) + b"}"}


def write_whole(path: str, data: bytes) -> None:
    """Write a file of the cache, which is there whole or not at all; raises OSError."""
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(temporary, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise


def checksum(data: bytes) -> bytes:
    """Eight bytes that tell whether data of the cache is damaged."""
    return f"{zlib.crc32(data):08x}".encode()
