"""Reads articles.yaml and the texts it names."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any, cast

from sahelreader.dossier.dates import short
from sahelreader.dossier.evidence import Articles, read_evidence_list
from sahelreader.dossier.fields import Fields, Report, records_of
from sahelreader.dossier.files import read_ordinary
from sahelreader.dossier.model import Article, ArticleHead, Dating
from sahelreader.dossier.structure import FURNITURE_KINDS, RANGE_KINDS, LineRange, RangeKind, cut, line_count
from sahelreader.text.clean import clean_line, clean_paragraph

ARTICLE_KINDS = ("news", "analysis", "opinion", "not stated")
MAX_BYTES = 100_000_000
_LINES = re.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def read_articles(value: Any, report: Report, seeds: Path) -> Articles:
    """The articles by id, in the order of the file; those that can't be read are left out, with the problem noted.

    Dating is read in a second step, since its evidence may stand in any of the articles.
    """
    articles = Articles()
    records: list[Fields] = []
    for fields in records_of(value, report, "article"):
        article = _read_article(fields, seeds)
        if article:
            articles[article.head.id] = article
            records.append(fields)
        else:
            articles.unread.add(fields.optional("id"))
    for fields in records:
        ident = fields.optional("id")
        articles[ident] = _with_dating(articles[ident], fields, articles)
        fields.done()
    return articles


def _read_article(fields: Fields, seeds: Path) -> Article | None:
    ident, file = fields.identifier(), fields.text("file")
    text, sha256 = _read_text(fields, seeds, file)
    title = fields.text("title")
    editorial = fields.choice("title_source", ("text", "editorial")) == "editorial"
    ranges = _read_ranges(fields, line_count(text)) if text is not None else []
    kind, kind_why = fields.choice("kind", ARTICLE_KINDS, "not stated"), fields.optional("kind_why")
    outlet = _read_outlet(fields, text)
    author, language = fields.optional("author") or None, fields.optional("language", "en")
    short, markers = fields.optional("short", title[:24]), bool(fields.optional("notes"))
    if text is None or not ident:
        return None
    blocks, furniture = cut(text, ranges)
    body = [block for block in blocks if block.number]
    if not body:
        fields.note("file", f"{file} has no text of its own: it is empty or all furniture")
    words = sum(len(_WORD.findall(block.text)) for block in body)
    head = ArticleHead(
        ident, file, sha256, title, editorial, outlet, author, kind, language, Dating(""), short, words, len(body),
        markers, kind_why,
    )  # fmt: skip
    return Article(head, blocks, furniture)


def _read_text(fields: Fields, seeds: Path, file: str) -> tuple[str | None, str]:
    """The text of an article's file and the sha256 of its bytes; None if it can't be read."""
    if not file:
        return None, ""
    if Path(file).name != file or file.startswith("."):
        fields.note("file", f"file {clean_line(file, 80)!r} must be a plain file name in seeds/")
        return None, ""
    try:
        data = read_ordinary(seeds / file, MAX_BYTES)
    except OSError as error:
        fields.note("file", f"seeds/{file} can't be read: {error.strerror or error}")
        return None, ""
    sha256 = hashlib.sha256(data).hexdigest()
    stated = fields.text("sha256")
    if stated and stated != sha256:
        fields.note("sha256", f"seeds/{file} is not the text that was curated: its sha256 is {sha256}")
    try:
        return data.decode("utf-8"), sha256
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        fields.note("file", f"seeds/{file} is not UTF-8 (line {line}); convert it, for example with iconv")
        return None, ""


def _read_outlet(fields: Fields, text: str | None) -> str | None:
    outlet, words = fields.optional("outlet") or None, fields.optional("outlet_evidence")
    if outlet and not words:
        fields.note("outlet", "an outlet needs outlet_evidence: the words of the file that name it")
    elif words and text is not None and words not in clean_paragraph(text)[0]:
        fields.note("outlet_evidence", f"outlet_evidence not found in the file: “{clean_line(words, 80)}”")
    return outlet


def _read_ranges(fields: Fields, last_line: int) -> list[LineRange]:
    ranges: list[LineRange] = []
    taken: set[int] = set()
    for item in fields.records("structure", "structure"):
        match = _LINES.fullmatch(item.text("lines"))
        kind = item.choice("as", RANGE_KINDS)
        furniture = item.choice("kind", FURNITURE_KINDS) if kind == "furniture" else ""
        level = int(item.choice("level", ("1", "2"), "2")) if kind == "heading" else 0
        label = item.optional("label")
        item.done()
        first = int(match[1]) if match else 0
        last = int(match[2] or match[1]) if match else 0
        if not match or not 1 <= first <= last <= last_line:
            item.note("lines", f"lines must be like 11 or 11-13, within 1-{last_line}")
        elif taken & set(range(first, last + 1)):
            item.note("lines", f"lines {first}-{last} overlap another part of the structure")
        else:
            taken.update(range(first, last + 1))
            ranges.append(LineRange(first, last, cast("RangeKind", kind), level, furniture, label))
    return ranges


def _with_dating(article: Article, fields: Fields, articles: Articles) -> Article:
    value = fields.raw("date")
    record = Fields(value, fields.report, "date", fields.at("date")) if value is not None else None
    dating = Dating("undated")
    if record:
        on = record.date("on")
        dating = Dating(
            record.optional("shown", short(on)) or record.text("shown"), on or None, record.date("not_before") or None,
            record.date("not_after") or None, record.optional("why"), read_evidence_list(record, "evidence", articles),
        )  # fmt: skip
        record.done()
    head = ArticleHead(
        **{name: getattr(article.head, name) for name in ArticleHead.__struct_fields__} | {"dating": dating}
    )
    return Article(head, article.blocks, article.furniture)
