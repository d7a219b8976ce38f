"""Finds events in the bytes of a damaged file: whatever the rest looks like, a checksum shows that one is whole.

SQLite writes a row as a record: its header's length, a number a value that tells type and length, then the values
(https://www.sqlite.org/fileformat2.html, "Record Format"). An event's record begins with its id, a version 7 UUID. So
every such id with a header before it is tried. What is too long for a page goes on in pages of its own ("Cell Payload
Overflow Pages").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sahelreader.store.events import COLUMNS, FIRST_COLUMNS, ReviewEvent

_ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
_ID_TYPE = 2 * 36 + 13
_LONGEST_HEADER = 80
_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of a whole number by its type."""


def carve(path: Path) -> list[ReviewEvent]:
    """The whole events in a file that no one has open, and in the log beside it, in the order of their ids.

    Raises OSError if it can't be read.
    """
    found: dict[str, ReviewEvent] = {}
    content = path.read_bytes()
    log = path.with_name(path.name + "-wal")
    for data in (content, log.read_bytes() if log.exists() else b""):
        for event in _events(data, _page_size(content)):
            found[event.id] = event
    return [found[ident] for ident in sorted(found)]


def _page_size(content: bytes) -> int:
    size = int.from_bytes(content[16:18], "big")
    size = 65536 if size == 1 else size
    return size if 512 <= size <= 65536 and size & (size - 1) == 0 else 4096


def _events(data: bytes, page_size: int) -> Iterator[ReviewEvent]:
    for match in _ID.finditer(data):
        at = match.start()
        for length in range(len(FIRST_COLUMNS) + 2, min(_LONGEST_HEADER, at) + 1):
            start = at - length
            if data[start] == length and data[start + 1] == _ID_TYPE:
                event = _event(data, start, page_size)
                if event:
                    yield event
                    break


def _event(data: bytes, start: int, page_size: int) -> ReviewEvent | None:
    """The event whose record begins here, if that is one."""
    types = _types(data[start + 1 : start + data[start]])
    sizes = [_size(each) for each in types]
    if len(types) not in (len(FIRST_COLUMNS) + 1, len(COLUMNS) + 1) or None in sizes:
        return None
    record = _record(data, start, data[start] + sum(size or 0 for size in sizes), page_size)
    values: list[int | str | None] = []
    position = data[start]
    try:
        for kind, size in zip(types, sizes, strict=True):
            values.append(_value(kind, record[position : position + (size or 0)]))
            position += size or 0
        names = COLUMNS if len(values) > len(FIRST_COLUMNS) + 1 else FIRST_COLUMNS
        event = ReviewEvent(**dict(zip(names, values, strict=False)))  # type: ignore[arg-type] # the checksum tells
        return event if event.sha256 == values[-1] else None
    except (ValueError, TypeError):
        return None


def _types(header: bytes) -> list[int]:
    """The numbers of a header, seven bits a byte."""
    types, number = [], 0
    for byte in header:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            types.append(number)
            number = 0
    return types


def _size(kind: int) -> int | None:
    """Bytes of a value of this type; None for one that no event has."""
    if kind in (0, 8, 9):
        return 0
    return _NUMBERS.get(kind, (kind - 13) // 2 if kind >= 13 and kind % 2 else None)


def _value(kind: int, content: bytes) -> int | str | None:
    if kind in (0, 8, 9):
        return None if kind == 0 else kind - 8
    return content.decode() if kind >= 13 else int.from_bytes(content, "big", signed=True)


def _record(data: bytes, start: int, length: int, page_size: int) -> bytes:
    """The bytes of a record, gathered from the overflow pages if need be."""
    most = (page_size - 12) * 64 // 255 - 23
    if length <= most:
        return data[start : start + length]
    least = (page_size - 12) * 32 // 255 - 23
    own = least + (length - least) % (page_size - 4)
    own = own if own <= most else least
    record = data[start : start + own]
    page = int.from_bytes(data[start + own : start + own + 4], "big")
    while page and len(record) < length and page * page_size <= len(data):
        at = (page - 1) * page_size
        record += data[at + 4 : at + page_size]
        page = int.from_bytes(data[at : at + 4], "big")
    return record[:length]
