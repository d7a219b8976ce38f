"""An article as a document: title, what is known of it, the body with its names marked, furniture folded."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sahelreader.dossier.model import Article, Block, Mention
from sahelreader.tui.document import Document, Paragraph, Span
from sahelreader.tui.named_keys import key

EMPHASES = ("first", "all", "off")
_NOTE = re.compile(r"\[\d{1,3}\]")
_STYLES = {"heading": "heading", "standfirst": "standfirst", "furniture": "dim"}


class Marking(NamedTuple):
    """What is painted in a text."""

    emphasis: str = "first"
    """`first`: the first mention of each in a section clear, later ones faint; `all`; `off`."""
    hidden: frozenset[str] = frozenset()
    """Kinds that are not marked."""


class ArticlePage(Document):
    """An article; spans are made when a paragraph is first shown."""

    def __init__(
        self,
        article: Article,
        marking: Marking,
        unfolded: frozenset[int] = frozenset(),
        known: frozenset[str] = frozenset(),
        own: Callable[[Block], Sequence[Mention]] | None = None,
    ) -> None:
        """`unfolded`: the furniture groups that are open; `known`: ids of names that need no clear mark.

        `own`: finds names of the reader's own in a paragraph.
        """
        self._known = known
        self._own = own
        self._blocks: list[Block | None] = []
        self._marking = marking
        self._notes = article.head.note_markers
        self._spans: dict[int, Sequence[Span]] = {}
        self._firsts: dict[int, frozenset[tuple[int, str, int]]] = {}
        self._sections: list[int] = []
        paragraphs: list[Paragraph] = []
        for block, paragraph in _paragraphs(article, unfolded):
            self._blocks.append(block)
            paragraphs.append(paragraph)
            if block is not None and block.kind == "heading" and block.level == 2:
                self._sections.append(len(paragraphs) - 1)
        super().__init__(paragraphs)
        self._common = frozenset(article.common) if marking.emphasis != "all" else frozenset()

    def spans(self, index: int) -> Sequence[Span]:
        """Names and terms of a paragraph, and its note markers."""
        spans = self._spans.get(index)
        if spans is None:
            block = self._blocks[index]
            spans = self._spans[index] = self.paragraphs[index].spans if block is None else self._mark(index, block)
        return spans

    def fade(self, known: frozenset[str]) -> bool:
        """Mark these names faintly from now on; whether they are others than before."""
        changed = known != self._known
        self._known = known
        if changed:
            self._spans.clear()
        return changed

    def name(self, own: Callable[[Block], Sequence[Mention]] | None) -> None:
        """Mark these names of the reader's own from now on."""
        self._own = own
        self._spans.clear()
        self._firsts.clear()

    def mentions(self, index: int) -> Sequence[Mention]:
        """The mentions in a paragraph, of names and of terms, in reading order."""
        block = self._blocks[index]
        return sorted(self._all(block), key=lambda m: m.start) if block is not None else ()

    def _all(self, block: Block) -> Sequence[Mention]:
        own = self._own(block) if self._own is not None else ()
        return (*block.mentions, *block.terms, *own)

    def _mark(self, index: int, block: Block) -> list[Span]:
        section = max((start for start in self._sections if start <= index), default=0)
        firsts = self._first_mentions(section)
        spans = []
        for mention in self._all(block):
            if mention.kind in self._marking.hidden:
                continue
            style = self._style(mention, (index, mention.target, mention.start) in firsts)
            spans.append(Span(mention.start, mention.end, style, f"entry:{mention.target}", bool(style)))
        if self._notes:
            spans += [Span(m.start(), m.end(), "marker") for m in _NOTE.finditer(block.text)]
        return sorted(spans)

    def _style(self, mention: Mention, is_first: bool) -> str:
        if self._marking.emphasis == "off" or mention.target in self._common:
            return ""
        if self._marking.emphasis == "all":
            return mention.kind
        return mention.kind if is_first and mention.target not in self._known else f"{mention.kind} faint"

    def _first_mentions(self, section: int) -> frozenset[tuple[int, str, int]]:
        """Paragraph, target and start of the first mention of each name in a section."""
        if section not in self._firsts:
            end = min((start for start in self._sections if start > section), default=len(self._blocks))
            first: dict[str, tuple[int, str, int]] = {}
            for index in range(section, end):
                for mention in self.mentions(index):
                    first.setdefault(mention.target, (index, mention.target, mention.start))
            self._firsts[section] = frozenset(first.values())
        return self._firsts[section]


def _paragraphs(article: Article, unfolded: frozenset[int]) -> list[tuple[Block | None, Paragraph]]:
    head = article.head
    title = next((block for block in article.blocks if block.level == 1), None)
    shown: list[tuple[Block | None, Paragraph]] = [(None, Paragraph("", gap=0))]
    if title is not None:
        shown.append((title, Paragraph(title.text, "title", number=title.number, gap=0)))
    else:
        shown.append((None, Paragraph(head.shown_title, "title", gap=0)))
    about = " · ".join(
        filter(None, (head.shown_outlet, head.dating.shown, head.kind if head.kind != "not stated" else ""))
    )
    shown.append((None, Paragraph(f"{about} · {head.words:,} words", "dim", gap=2)))
    last_group = -1
    blocks = [block for block in article.blocks if block is not title]
    for i, block in enumerate(blocks):
        if block.group >= 0:
            if block.group != last_group:
                last_group = block.group
                shown.append((None, _fold_line(article, block.group, block.group in unfolded)))
            if block.group in unfolded:
                gap = 1 if i + 1 == len(blocks) or blocks[i + 1].group != block.group else 0
                shown.append((None, Paragraph(block.text, "dim", indent=2, gap=gap)))
        else:
            shown.append((block, _body_paragraph(block, blocks[i + 1] if i + 1 < len(blocks) else None)))
    return shown


def _body_paragraph(block: Block, following: Block | None) -> Paragraph:
    style = _STYLES.get(block.kind, "")
    tight = following is not None and following.kind == block.kind and block.kind in ("item", "quotation")
    if block.kind == "quotation":
        return Paragraph(block.text, style, indent=3, bar="▏", gap=0 if tight else 1, number=block.number)
    if block.kind == "item":
        return Paragraph(block.text, style, indent=2, hang=2, gap=0 if tight else 1, number=block.number)
    return Paragraph(block.text, style, number=block.number)


def _fold_line(article: Article, group: int, is_open: bool) -> Paragraph:
    furniture = article.furniture[group]
    lines = f"{furniture.lines} line{'s' * (furniture.lines != 1)} of the page around the article"
    label = f": {furniture.label}" if furniture.label else ""
    does, what = "hides" if is_open else "shows", "them" if furniture.lines != 1 else "it"
    tail = f"· {key('prose.follow', 'enter')} {does} {what} ·".replace(" ", "\u00a0")  # it stays together
    text = f"· {lines}{label} {tail}"
    return Paragraph(text, "dim", (Span(0, len(text), "dim", f"fold:{group}"),))
