"""The book of a dossier's events, kept in the reader's file and brought up to date when it is opened."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from sahelreader.store.errors import StoreError
from sahelreader.study.book import Book
from sahelreader.study.ledger import Ledger
from sahelreader.study.source import EventsInStore

if TYPE_CHECKING:
    from sahelreader.store.store import Store
    from sahelreader.study.directions import Directions
    from sahelreader.study.memory import Schedule

KEEP_FROM = 50
"""New events from which on the book is written anew."""


def open_ledger(store: Store, dossier: str, schedule: Schedule, directions: Directions) -> Ledger:
    """The ledger of a dossier. Raises StoreError if the events can't be read or are damaged.

    The kept book is taken if the same rules made it of events that are all still there; only what came since is read.
    Events are never changed or deleted, so the book fits if it and the later ones together are as many as there are.
    """
    source = EventsInStore(store, dossier)
    made_with = f"{schedule.made_with} {directions.name}"
    count, _ = store.review_summary(dossier)
    book = _decode(store.kept_memory(dossier))
    later = store.reviews_after(dossier, book.last_id) if book and book.made_with == made_with else []
    if book is None or book.made_with != made_with or book.events + len(later) != count:
        book = Book(made_with)
        later = store.reviews(dossier)
    book.take_in(later, schedule, directions, source.of_fact)
    if len(later) >= KEEP_FROM and not store.readonly:
        with suppress(StoreError):  # it can be made again
            keep_book(store, dossier, book)
    return Ledger(source, schedule, directions, book)


def keep_book(store: Store, dossier: str, book: Book) -> None:
    """Writes the book into the reader's file. Raises StoreError."""
    from msgspec import msgpack

    store.keep_memory(dossier, msgpack.encode(book))


def _decode(content: bytes | None) -> Book | None:
    """The book that was kept; None if there is none or it can't be read."""
    from msgspec import MsgspecError, msgpack

    if content is None:
        return None
    try:
        return msgpack.decode(content, type=Book)
    except MsgspecError:
        return None
