"""Keeps the index of a dossier as its files are: builds it, or changes what has changed, beside the one in use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sahelreader.search.contents import Contents, hash_of
from sahelreader.search.generations import Generations, Manifest

if TYPE_CHECKING:
    from sahelreader.search.document import Document
    from sahelreader.search.engine import Engine

LARGE = 20_000
"""Paragraphs above which Whoosh takes longer than a person waits for."""
CHANGED_SHARE = 0.5
"""Of the sections: if more have changed, all is built anew."""

Done = Callable[[int, int], None]
"""Told how many documents of about how many are in."""


class Builder:
    """Builds for one dossier."""

    def __init__(self, contents: Contents, root: Path, engine: str) -> None:
        """`root`: the folder of this dossier's indexes; `engine`: `whoosh` or `tantivy`."""
        self._contents = contents
        self._engine = engine
        self.generations = Generations(root)

    @property
    def _signature(self) -> str:
        return f"{self._engine} {library_version(self._engine)}"

    def usable(self) -> Manifest | None:
        """The index there is, fresh or not; None if there is none of this engine and version."""
        manifest = self.generations.current()
        return manifest if manifest and manifest.engine == self._signature else None

    def is_fresh(self, manifest: Manifest) -> bool:
        """Whether an index was made of the files as they are."""
        return manifest.state == self._contents.state

    def open(self, manifest: Manifest) -> Engine | None:
        """An index, opened; None if it is damaged, in whatever way."""
        try:
            return make_engine(self._engine, self.generations.path(manifest))
        except Exception:  # noqa: BLE001 (a damaged index raises half a dozen kinds; all mean: build it anew)
            return None

    def build(self, done: Done | None = None) -> bool:
        """Bring the index up to date; False if another process is doing that. Raises OSError if it can't be written."""
        with self.generations.building() as may:
            if not may:
                return False
            manifest = self.usable()
            if manifest and self.is_fresh(manifest) and self._opens(manifest):
                return True
            if manifest and self._change(manifest):
                return True
            self._build_anew(done)
            return True

    def _opens(self, manifest: Manifest) -> bool:
        engine = self.open(manifest)
        if engine is not None:
            engine.close()
        return engine is not None

    def _build_anew(self, done: Done | None) -> None:
        folder = self.generations.begin()
        engine = make_engine(self._engine, folder)
        hashes: dict[str, str] = {}
        total = self._contents.expected
        engine.index(self._all(hashes), (lambda count: done(count, max(count, total))) if done else None)
        engine.close()
        self._publish(folder, hashes)

    def _all(self, hashes: dict[str, str]) -> Iterator[Document]:
        """All documents, noting the hash of each section as it comes."""
        for section in self._contents.sections:
            documents = self._contents.documents(section)
            hashes[section] = hash_of(documents)
            yield from documents

    def _change(self, manifest: Manifest) -> bool:
        """Make the index of an older one; False if too much has changed, or the older one is damaged."""
        hashes = {section: hash_of(self._contents.documents(section)) for section in self._contents.sections}
        changed = [section for section, digest in hashes.items() if manifest.sections.get(section) != digest]
        gone = [section for section in manifest.sections if section not in hashes]
        if not changed and not gone:
            if not self._opens(manifest):
                return False
            self.generations.restate(replace(manifest, state=self._contents.state, sections=hashes))
            return True
        if len(changed) > max(1, CHANGED_SHARE * len(hashes)):
            return False
        folder = self.generations.begin(manifest)
        try:
            engine = make_engine(self._engine, folder)
            engine.replace((*changed, *gone), self._of(changed))
            engine.close()
        except Exception:  # noqa: BLE001 (the older one is damaged)
            return False
        self._publish(folder, hashes)
        return True

    def _of(self, sections: Iterable[str]) -> Iterator[Document]:
        for section in sections:
            yield from self._contents.documents(section)

    def _publish(self, folder: Path, hashes: dict[str, str]) -> None:
        self.generations.publish(Manifest(folder.name, self._signature, self._contents.state, hashes))


def make_engine(name: str, folder: Path) -> Engine:
    """The engine of a name in a folder."""
    return ENGINES[name](folder)


def _whoosh(folder: Path) -> Engine:
    from sahelreader.search.whoosh_engine import WhooshEngine

    return WhooshEngine(folder)


def _tantivy(folder: Path) -> Engine:
    from sahelreader.search.tantivy_engine import TantivyEngine

    return TantivyEngine(folder)


ENGINES: dict[str, Callable[[Path], Engine]] = {"whoosh": _whoosh, "tantivy": _tantivy}
"""How each engine is made, by its name."""


def engine_for(paragraphs: int) -> str:
    """The engine for so many paragraphs: Whoosh; for a large library tantivy, where it is installed."""
    return "tantivy" if paragraphs > LARGE and library_version("tantivy") else "whoosh"


def library_version(engine: str) -> str:
    """The version of an engine's library; empty if it is not installed."""
    if engine == "whoosh":
        from whoosh import versionstring

        return str(versionstring())
    if engine != "tantivy" or find_spec("tantivy") is None:
        return ""
    from importlib.metadata import version

    return version("tantivy")
