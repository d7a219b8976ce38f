"""An article in the cache: its blocks in portions, so that a long one is never in memory twice."""

from __future__ import annotations

import zlib
from typing import BinaryIO

import msgspec

from sahelreader.dossier.model import Article, ArticleHead, Block, FurnitureGroup

PORTION = 128
"""Blocks written together."""
_NUMBER = 4
"""Bytes of a length or a checksum."""


class _Front(msgspec.Struct, array_like=True):
    head: ArticleHead
    furniture: tuple[FurnitureGroup, ...]
    common: tuple[str, ...]


_blocks = msgspec.msgpack.Decoder(list[Block])


def encode_article(article: Article) -> bytes:
    """The article as portions, each with its length and checksum."""
    encode = msgspec.msgpack.encode
    blocks = article.blocks
    portions = [encode(_Front(article.head, article.furniture, article.common))]
    portions += [encode(blocks[at : at + PORTION]) for at in range(0, len(blocks), PORTION)]
    return b"".join(_number(len(data)) + _number(zlib.crc32(data)) + data for data in portions)


def decode_article(stream: BinaryIO) -> Article:
    """Read an article back; raises ValueError if it is damaged."""
    front = msgspec.msgpack.decode(_portion(stream), type=_Front)
    blocks: list[Block] = []
    while data := _portion(stream):
        blocks += _blocks.decode(data)
    if not blocks:
        raise ValueError("an article without blocks")
    return Article(front.head, tuple(blocks), front.furniture, front.common)


def _number(value: int) -> bytes:
    return value.to_bytes(_NUMBER, "big")


def _portion(stream: BinaryIO) -> bytes:
    """The next portion; empty at the end."""
    start = stream.read(2 * _NUMBER)
    data = stream.read(int.from_bytes(start[:_NUMBER], "big")) if start else b""
    if start and (len(start) < 2 * _NUMBER or start[_NUMBER:] != _number(zlib.crc32(data))):
        raise ValueError("a damaged portion")
    return data
