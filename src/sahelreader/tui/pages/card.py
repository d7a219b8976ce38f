"""A question as a page: before the answer, and after it with the sentence that proves it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from sahelreader.tui.document import Document, Paragraph, Writer
from sahelreader.tui.named_keys import key
from sahelreader.tui.wrapping import fit

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card
    from sahelreader.dossier.voices import Claim
    from sahelreader.store.events import Mode
    from sahelreader.study.cards import Option, Prompt
    from sahelreader.study.outcome import Outcome
    from sahelreader.study.queue import Counts

RATINGS = ("again", "hard", "good", "easy")
UNITS = {"minute": "min", "hour": "h", "day": "d", "month": "mo", "year": "y"}
"""How spans of time are shown in short."""
_UNIT = re.compile(rf"\b({'|'.join(UNITS)})s?\b")
INDENT = 3
WHY_WAITING = "today has had its fill, or what you saw would give the answer away."
LONGEST = 160
"""Characters of what was typed that are shown again."""
MODES: Mapping[Mode, str] = {"practice": "practice", "pretest": "before reading", "exam": "exam"}
CONFIDENCE = ("a guess", "fairly sure", "certain")


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page of a question shows."""

    prompt: Prompt
    outcome: Outcome | None
    counts: Counts
    left: int
    """Questions, the one on the table included."""
    articles: Mapping[str, str]
    """Short names by id."""
    topic: str
    """What it is about, in a word."""
    mode: Mode
    hints: tuple[str, ...] = ()
    """Those seen so far."""
    asks_confidence: bool = False
    """Whether the reader is to say how sure they are, before the verdict."""
    given: str = ""
    """What they answered, while they are asked that."""
    is_leech: bool = False
    """Whether its fact was forgotten so often that the source is worth reading again."""
    disputes: tuple[Claim, ...] = ()
    forms: tuple[str, ...] = ()
    """Other names of what the answer names."""


def card_page(sheet: Sheet, width: int) -> Document:
    """The card on the table; `width`: cells of a line."""
    paragraphs = [*_head(sheet, width), *_question(sheet)]
    paragraphs += [Paragraph(hint, "dim", indent=INDENT) for hint in sheet.hints if sheet.outcome is None]
    if sheet.asks_confidence:
        paragraphs += _confidence(sheet)
    if sheet.outcome is not None:
        paragraphs += _verdict(sheet.outcome)
        if sheet.mode == "scheduled":
            paragraphs.append(_ratings(sheet.outcome, width - INDENT))
        elif sheet.outcome.event is None:
            paragraphs.append(_grades())
        if sheet.is_leech:
            paragraphs.append(_read_again())
        from sahelreader.tui.pages.proof import proof  # what it needs is needed by no question

        paragraphs += proof(sheet.prompt, sheet.articles, sheet.disputes, sheet.forms, INDENT)
    return Document(paragraphs)


def over_page(
    answered: int,
    wrong: int,
    nothing: str,
    *,
    next_due: str,
    held_back: int,
    waiting: int = 0,
    outlook: str = "",
    suspended: int = 0,
    goes_on: bool = False,
    more: tuple[Paragraph, ...] = (),
    missed: tuple[Paragraph, ...] = (),
) -> Document:
    """What is said when nothing is left to ask.

    `next_due` and `outlook` are sentences, or nothing; `waiting`: questions that are due and `held_back`: new ones that
    are not asked today; `goes_on`: whether the schedule's own quiz may have more to ask;
    `more` is what else there is to see, `missed` what was wrong.
    """
    rows = [Paragraph("", gap=0)]
    if answered:
        rows.append(Paragraph("That is all for now.", "heading"))
        right = answered - wrong
        rows.append(Paragraph(f"{answered} answer{'s' * (answered != 1)}, {right} right. Every one is saved."))
    else:
        rows.append(Paragraph(nothing, "heading"))
    rows += [Paragraph(sentence) for sentence in (next_due, outlook) if sentence]
    if waiting:
        many = "1 question is due and waits" if waiting == 1 else f"{waiting} questions are due and wait"
        rows.append(Paragraph(f"{many} for another day: {WHY_WAITING}", "dim"))
    if held_back:
        rows.append(Paragraph(f"{held_back} new questions wait for the days to come.", "dim"))
    rows += more
    if goes_on:
        rows.append(Writer().add(key("quiz.due", "z"), "key").add("  asks what is due", "dim").paragraph(gap=0))
    rows.append(
        Writer()
        .add(key("quiz.practise", "x"), "key")
        .add("  practises all the same, and leaves the schedule alone", "dim")
        .paragraph(gap=0)
    )
    if suspended:
        many = f"  takes up again what was put aside for good: {suspended} fact{'s' * (suspended != 1)}"
        rows.append(Writer().add(key("quiz.take_up", "U"), "key").add(many, "dim").paragraph(gap=0))
    rows.append(
        Writer().add(key("card.undo", "u"), "key").add("  takes back what was done last", "dim").paragraph(gap=0)
    )
    rows.append(Writer().add(key("quiz.back", "esc"), "key").add("  goes back", "dim").paragraph(gap=0))
    return Document([*rows, *missed])


def _head(sheet: Sheet, width: int) -> Iterator[Paragraph]:
    fact, counts = sheet.prompt.fact, sheet.counts
    left = f"{sheet.topic} · {sheet.articles[fact.articles[0]]}"
    right = (
        f"new {counts.new}   learning {counts.learning}   due {counts.due}"
        if sheet.mode == "scheduled"
        else f"{MODES[sheet.mode]}   {sheet.left} left"
    )
    if cell_len(left) + len(right) + 2 > width:
        right = f"{sheet.left} left"
    left = fit(left, max(width - len(right) - 2, 0))
    room = width - cell_len(left) - len(right)
    yield Paragraph("", gap=0)
    yield Paragraph(left + " " * room + right, "dim", wrap=False, gap=1)


def _question(sheet: Sheet) -> Iterator[Paragraph]:
    prompt, outcome = sheet.prompt, sheet.outcome
    yield _asked(prompt.card, outcome)
    for i, option in enumerate(prompt.options):
        line = Writer()
        if sheet.asks_confidence:
            is_given = option.text == sheet.given
            line.add("›  " if is_given else "   ", "dim").add(option.text, "title" if is_given else "dim")
        elif outcome is None:
            line.add(f"{i + 1}", "key").add("  ").add(option.text, "", f"choose:{i}")
        else:
            _add_answered(line, option, outcome.chosen)
        yield line.paragraph(indent=INDENT, hang=3, gap=int(i == len(prompt.options) - 1))


def _asked(card: Card, outcome: Outcome | None) -> Paragraph:
    """The question; once it is answered, with its gap filled."""
    if outcome is None or not card.is_cloze:
        return Paragraph(card.ask, "title", indent=INDENT)
    from sahelreader.study.hinting import GAP

    before, *pieces = card.ask.split(GAP)
    line = Writer().add(before)
    for piece in pieces:
        line.add(outcome.right, "found chosen").add(piece)
    return line.paragraph("title", indent=INDENT)


def _add_answered(line: Writer, option: Option, chosen: str) -> None:
    """An option after the answer: the right one, the one chosen, and why each of the others is wrong."""
    is_chosen = option.text == chosen
    sign = "✓" if option.is_right else "✗" if is_chosen else " "
    line.add(f"{sign}  {option.text}", "right" if option.is_right else "wrong" if is_chosen else "dim")
    if option.why:
        line.add(f"  {option.why}", "dim")


def _confidence(sheet: Sheet) -> Iterator[Paragraph]:
    """The question how sure the reader is, below what they wrote."""
    if not sheet.prompt.options:
        yield Paragraph(_brief(sheet.given), "title", indent=INDENT)
    line = Writer().add("How sure are you?  ", "label")
    for number, words in enumerate(CONFIDENCE, 1):
        line.add("   " if number > 1 else "").add(str(number), "key").add(f" {words}", "", f"sure:{number}")
    yield line.paragraph(indent=INDENT)


def _brief(answer: str) -> str:
    """What was typed, as far as it says anything."""
    words = " ".join(answer.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _verdict(outcome: Outcome) -> Iterator[Paragraph]:
    line = Writer()
    if outcome.finding and outcome.event and outcome.event.overridden:
        words = "Right, by your own judgement.  " if outcome.verdict == "correct" else "Wrong, by your own judgement.  "
        line.add(words, "right" if outcome.verdict == "correct" else "wrong").add(outcome.right, "title")
    elif outcome.verdict == "correct":
        line.add("Right.  ", "right")
        if outcome.finding:
            line.add(outcome.right, "title")
    elif outcome.verdict == "almost":
        line.add("Almost: ", "said")
        _add_pieces(line, outcome)
    elif outcome.verdict == "wrong":
        line.add("Not so. The answer is  ", "wrong").add(outcome.right, "title")
    else:
        line.add("Answer  ", "label").add(outcome.right, "title")
    yield line.paragraph(indent=INDENT, gap=int(outcome.finding is None))
    if outcome.finding:
        yield _remark(outcome)


def _add_pieces(line: Writer, outcome: Outcome) -> None:
    """The right answer, the letters that were missing lit and those too much struck by their colour."""
    finding = outcome.finding
    if finding is None or not finding.pieces:
        line.add(outcome.right, "title")
        return
    looks = {"same": "title", "missing": "found", "extra": "wrong"}
    for piece in finding.pieces:
        line.add(f"-{piece.text}-" if piece.kind == "extra" else piece.text, looks[piece.kind])


def _remark(outcome: Outcome) -> Paragraph:
    """What was written, why it counts as it does, and how to say otherwise."""
    line = Writer()
    if outcome.verdict != "correct" and outcome.chosen.strip():
        line.add(f"You wrote: {_brief(outcome.chosen)}.  ", "dim")
    if outcome.finding and not outcome.finding.reason.startswith(("That is the answer", "The answer is")):
        line.add(f"{outcome.finding.reason}  ")
    if outcome.event:
        is_right = outcome.event.rating > 1
        words = " I was wrong" if is_right else " I was right"
        line.add(key("quiz.override", "o"), "key", "override").add(words.replace(" ", "\u00a0"), "dim")
    return line.paragraph(indent=INDENT)


def _read_again() -> Paragraph:
    line = Writer().add("Often forgotten: read the source again  ", "label").add(key("quiz.source", "s"), "key")
    return line.paragraph(indent=INDENT)


def _grades() -> Paragraph:
    """The ratings alone, where they move nothing but say how well the answer was known."""
    line = Writer()
    for number, word in enumerate(RATINGS, 1):
        line.add("   " if number > 1 else "").add(str(number), "key", f"grade:{number}").add(f"\u00a0{word}", "dim")
    return line.paragraph(indent=INDENT)


def _ratings(outcome: Outcome, width: int) -> Paragraph:
    """What each rating makes of it, in short where the words have no room."""
    spans = [forecast.words for forecast in outcome.forecasts]
    if sum(len(f"1 {word} {span}   ") for word, span in zip(RATINGS, spans, strict=True)) - 3 > width:
        spans = [_UNIT.sub(lambda unit: UNITS[unit.group(1)], span) for span in spans]
    line = Writer()
    given = outcome.event.rating if outcome.event else 0
    for number, (word, span) in enumerate(zip(RATINGS, spans, strict=True), 1):
        look = "chosen" if number == given else "dim"
        line.add("   " if number > 1 else "").add(str(number), "key", f"grade:{number}")
        line.add(f" {word} {span}".replace(" ", "\u00a0"), look)
    return line.paragraph(indent=INDENT)
