"""A question as a page: before the answer, and after it with the sentence that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahelreader.tui.document import Document, Paragraph, Writer
from sahelreader.tui.named_keys import key

if TYPE_CHECKING:
    from sahelreader.dossier.voices import Claim
    from sahelreader.store.events import Mode
    from sahelreader.study.cards import Option, Prompt
    from sahelreader.study.outcome import Outcome
    from sahelreader.study.queue import Counts

RATINGS = ("again", "hard", "good", "easy")
INDENT = 3
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
    mode: Mode
    hints: tuple[str, ...] = ()
    """Those seen so far."""
    asks_confidence: bool = False
    """Whether the reader is to say how sure they are, before the verdict."""
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
        paragraphs.append(_confidence())
    if sheet.outcome is not None:
        paragraphs += _verdict(sheet.outcome)
        if sheet.mode == "scheduled":
            paragraphs.append(_ratings(sheet.outcome))
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
    outlook: str = "",
    suspended: int = 0,
    more: tuple[Paragraph, ...] = (),
) -> Document:
    """What is said when nothing is left to ask.

    `next_due` and `outlook` are sentences, or nothing; `more` is what else there is to see.
    """
    rows = [Paragraph("", gap=0)]
    if answered:
        rows.append(Paragraph("That is all for now.", "heading"))
        right = answered - wrong
        rows.append(Paragraph(f"{answered} answer{'s' * (answered != 1)}, {right} right. Every one is saved."))
    else:
        rows.append(Paragraph(nothing, "heading"))
    rows += [Paragraph(sentence) for sentence in (next_due, outlook) if sentence]
    if held_back:
        rows.append(Paragraph(f"{held_back} facts are new and wait for the days to come.", "dim"))
    rows += more
    rows.append(
        Writer()
        .add(key("quiz.practise", "x"), "key")
        .add("  practises all the same, and leaves the schedule alone", "dim")
        .paragraph(gap=0)
    )
    if suspended:
        many = f"  takes up again what was put aside for good: {suspended} fact{'s' * (suspended != 1)}"
        rows.append(Writer().add(key("quiz.take_up", "U"), "key").add(many, "dim").paragraph(gap=0))
    rows.append(Writer().add(key("card.undo", "u"), "key").add("  takes the last answer back", "dim").paragraph(gap=0))
    rows.append(Writer().add(key("quiz.back", "esc"), "key").add("  goes back", "dim").paragraph(gap=0))
    return Document(rows)


def _head(sheet: Sheet, width: int) -> Iterator[Paragraph]:
    fact, counts = sheet.prompt.fact, sheet.counts
    topic = fact.tags[0].replace("-", " ").capitalize() if fact.tags else "Fact"
    left = f"{topic} · {sheet.articles[fact.articles[0]]}"
    right = (
        f"new {counts.new}   learning {counts.learning}   due {counts.due}"
        if sheet.mode == "scheduled"
        else f"{MODES[sheet.mode]}   {sheet.left} left"
    )
    room = width - len(left) - len(right)
    yield Paragraph("", gap=0)
    yield Paragraph(left + " " * max(room, 2) + right, "dim", wrap=False, gap=1)


def _question(sheet: Sheet) -> Iterator[Paragraph]:
    prompt, outcome = sheet.prompt, sheet.outcome
    yield Paragraph(prompt.card.ask, "title", indent=INDENT)
    for i, option in enumerate(prompt.options):
        line = Writer()
        if outcome is None:
            line.add(f"{i + 1}", "key").add("  ").add(option.text, "", f"choose:{i}")
        else:
            _add_answered(line, option, outcome.chosen)
        yield line.paragraph(indent=INDENT, hang=3, gap=int(i == len(prompt.options) - 1))


def _add_answered(line: Writer, option: Option, chosen: str) -> None:
    """An option after the answer: the right one, the one chosen, and why each of the others is wrong."""
    is_chosen = option.text == chosen
    sign = "✓" if option.is_right else "✗" if is_chosen else " "
    line.add(f"{sign}  {option.text}", "right" if option.is_right else "wrong" if is_chosen else "dim")
    if option.why:
        line.add(f"  {option.why}", "dim")


def _confidence() -> Paragraph:
    line = Writer().add("How sure are you?  ", "label")
    for number, words in enumerate(CONFIDENCE, 1):
        line.add(str(number), "key").add(f" {words}   ", "", f"sure:{number}")
    return line.paragraph(indent=INDENT)


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
        line.add(f"You wrote: {outcome.chosen.strip()}.  ", "dim")
    if outcome.finding and not outcome.finding.reason.startswith(("That is the answer", "The answer is")):
        line.add(f"{outcome.finding.reason}  ")
    if outcome.event:
        is_right = outcome.event.rating > 1
        line.add(key("quiz.override", "o"), "key", "override").add(
            " I was wrong" if is_right else " I was right", "dim"
        )
    return line.paragraph(indent=INDENT)


def _read_again() -> Paragraph:
    line = Writer().add("Often forgotten: read the source again  ", "label").add(key("quiz.source", "s"), "key")
    return line.paragraph(indent=INDENT)


def _ratings(outcome: Outcome) -> Paragraph:
    line = Writer()
    given = outcome.event.rating if outcome.event else 0
    for number, (word, forecast) in enumerate(zip(RATINGS, outcome.forecasts, strict=True), 1):
        look = "chosen" if number == given else "dim"
        line.add("   " if number > 1 else "").add(str(number), "key", f"grade:{number}")
        line.add(f" {word} ", look).add(forecast.words.replace(" ", "\u00a0"), look)
    return line.paragraph(indent=INDENT)
