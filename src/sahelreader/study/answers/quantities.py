"""Whether a number is right: its value, what it counts, and on which side of it the truth lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sahelreader.study.answers.finding import Finding, almost, best, correct, wrong
from sahelreader.study.answers.listed import listed
from sahelreader.study.answers.numerals import Numeral, numerals, tokens
from sahelreader.study.answers.words import BOTH, EITHER, FILLERS, NOT, plain, stem
from sahelreader.text.fold import fold

Side = Literal["", "about", "below", "most", "above", "least", "exactly"]
_SIDES: tuple[tuple[Side, str], ...] = (
    ("most", r"not more than|at most|up to|au plus|at the most|maximum(?: of)?"),
    ("least", r"not (?:fewer|less) than|at least|a minimum of|minimum|au moins"),
    ("below", r"nearly|almost|close to|just under|not quite|a little under|pres(?: de)?|presque|not tout a fait"),
    ("most", r"less than|fewer than|under|below|moins de"),
    ("above", r"more than|over|above|upwards of|in excess of|plus de|\+"),
    ("about", r"about|around|approximately|approx|roughly|circa|ca|some|or so|environ|a peu pres|quelque|~"),
    ("exactly", r"exactly|precisely|exactement"),
)  # fmt: skip
_SIDE = re.compile("|".join(f"(?P<s{i}>(?<![a-z])(?:{words})(?![a-z]))" for i, (_, words) in enumerate(_SIDES)))
_BEHIND = re.compile(r"\b(?:or (?P<above>more|over)|or (?:less|fewer|under)|(?P<plus>\+))(?!\w)|(?<=\d)\+")
_RATE = re.compile(
    r"(?<!\band )(?<!\bet )\b(?:a|per|par|each|every|by the) (month|mois|year|an|day|jour|week|semaine)\b"
    r"|\b(monthly|mensuel|yearly|annual|annually|daily|weekly)\w*\b"
)
_SPANS = {
    "month": "month", "mois": "month", "monthly": "month", "mensuel": "month", "year": "year", "day": "day",
    "week": "week", "an": "year", "yearly": "year", "annual": "year", "annually": "year", "daily": "day",
    "weekly": "week", "jour": "day", "semaine": "week",
}  # fmt: skip
_PERCENT = re.compile(r"\b(?:per|pour) ?cents?\b|\bpourcents?\b|\bpercent(?:age)?\b|\bpct\b")
_UNITS = {
    "€": "euro", "euro": "euro", "euros": "euro", "eur": "euro", "$": "dollar", "dollar": "dollar", "usd": "dollar",
    "dollars": "dollar", "us$": "dollar", "£": "pound", "pounds": "pound", "francs": "franc", "franc": "franc",
    "fcfa": "franc", "cfa": "franc", "xof": "franc", "%": "%", "month": "month", "months": "month", "mois": "month",
    "mo": "month", "mos": "month", "yr": "year", "yrs": "year", "wks": "week", "year": "year", "years": "year",
    "an": "year", "ans": "year", "annee": "year", "annees": "year", "week": "week", "weeks": "week",
    "semaines": "week", "day": "day", "days": "day", "jours": "day", "hours": "hour",
    "heures": "hour", "decade": "decade", "decades": "decade", "roubles": "rouble", "rubles": "rouble",
    "kilometres": "km", "km": "km", "kilometers": "km", "miles": "mile", "tonnes": "tonne", "tons": "tonne",
}  # fmt: skip
_PEOPLE = frozenset(
    listed("people person men man troop soldier force personnel mercenary fighter homme soldat militair")
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as somebody states it."""

    value: Fraction
    is_vague: bool
    side: Side
    """Where the truth lies, seen from the value."""
    unit: str
    rest: tuple[str, ...]
    """The words around it that say something."""
    others: int
    """Further numbers beside it."""
    unit_count: int
    """How many different units stand in it."""

    @property
    def share(self) -> Fraction | None:
        """As a part of the whole, if it is one."""
        if self.unit == "%":
            return self.value / 100
        return self.value if not self.unit and 0 < self.value < 1 else None


def check_number(answer: str, alternatives: tuple[str, ...], question: str) -> Finding:
    """Checks an answer to a question for a number; `alternatives`: the right answer and others that are accepted."""
    given = read_quantity(answer)
    if given is None:
        return wrong("There is no number in it.")
    if NOT in given.rest:
        return wrong("It says what it is not.")
    if given.others or EITHER & set(given.rest):
        return wrong("It gives more than one number.")
    known = [quantity for text in alternatives if (quantity := read_quantity(text))]
    asked = read_units(question)
    units = {quantity.unit for quantity in known if quantity.unit} | asked
    findings = [_compare(given, quantity, units, asked, _side_asked(question)) for quantity in known]
    finding = best(findings or [wrong("It is another number.")])
    if finding.verdict != "wrong" and _spans(answer) - _spans(question) and _spans(question):
        return wrong("The number is right, but for another span of time.")
    if finding.verdict != "correct":
        return finding
    around = {stem(word) for text in (question, *alternatives) for word in tokens(plain(text))}
    return _check_beside(given, units, around) or finding


def _check_beside(given: Quantity, units: set[str], around: set[str]) -> Finding | None:
    """The finding on what stands beside a right number; `around`: the stems of the question and the right answers."""
    if given.unit_count > 1:
        return almost("The number is right; the answer counts something else too.")
    if units == {"%"} and not given.unit and given.value > 1 and given.rest:
        return almost("The number is right; it is per cent.")
    usual = around | _PEOPLE if _PEOPLE & around else around
    if strange := [word for word in given.rest if stem(word) not in usual]:
        return almost(f"The number is right; the articles do not speak of {' '.join(strange)}.")
    return None


def _spans(text: str) -> set[str]:
    """The spans of time for each of which something is counted: of `monthly`, month."""
    return {_SPANS[one or other] for one, other in _RATE.findall(plain(text))}


def read_quantity(text: str) -> Quantity | None:
    """The first number of a text with what belongs to it; None if there is none."""
    low = _PERCENT.sub("%", plain(text).replace("us$", "$"))
    low = _RATE.sub(" ", low)
    side: Side = ""
    if match := _BEHIND.search(low):
        is_above = match.group().endswith(("more", "over", "+"))
        side = ("above" if match.group().endswith("+") else "least") if is_above else "most"
        low = low[: match.start()] + " " + low[match.end() :]
    elif match := _SIDE.search(low):
        found = _SIDES[int((match.lastgroup or "s0")[1:])][0]
        if not (found == "about" and re.match(r"some (?:hundred|thousand|million|dozen)s?\b", low[match.start() :])):
            side = found
            low = low[: match.start()] + " " + low[match.end() :]
    words = tokens(re.sub(r"(?<=\d)(?=[a-z])", " ", low))
    numbers = numerals(words)
    if not numbers:
        return None
    return _quantity(words, numbers, side)


def _quantity(words: list[str], numbers: list[Numeral], side: Side) -> Quantity:
    taken = {i for number in numbers for i in range(number.start, number.end)}
    units = [_UNITS[word] for i, word in enumerate(words) if i not in taken and word in _UNITS]
    rest = tuple(
        word for i, word in enumerate(words)
        if i not in taken and word not in _UNITS and word not in FILLERS - EITHER - BOTH and word.isalpha()
    )  # fmt: skip
    rest = tuple(word for word in rest if word not in BOTH)
    first = numbers[0]
    unit = units[0] if units else ""
    return Quantity(first.value, first.is_vague, side, unit, rest, len(numbers) - 1, len(set(units)))


def read_units(text: str) -> set[str]:
    """What a question says that is to be counted in."""
    match = re.search(r"how many ((?:\w+ ){0,2}\w+)|(?:span|number) of how many (\w+)", fold(text))
    words = (match.group(1) or match.group(2) or "").split() if match else []
    return {_UNITS[word] for word in words if word in _UNITS}


def _side_asked(question: str) -> Side:
    """The side that the question itself gives: `more than how many`, `almost […]`."""
    low = fold(question)
    for side, words in _SIDES:
        if re.search(rf"(?<![a-z])(?:{words}) (?:how many|how much|\[)", low):
            return side
    return ""


def _compare(given: Quantity, known: Quantity, units: set[str], asked: set[str], side_asked: Side) -> Finding:
    same_share = given.share is not None and given.share == known.share
    if not same_share:
        if given.unit and given.unit not in (units or {""}):
            return wrong("It counts something else.")
        if given.is_vague != known.is_vague or given.value != known.value:
            is_guess = known.is_vague and not given.is_vague and not given.side
            return wrong("The articles give no exact number." if is_guess else "It is another number.")
        if not given.unit and known.unit and known.unit not in asked:
            return almost(f"The number is right; what it counts is missing ({known.unit}).")
    return _compare_sides(given.side, known.side, side_asked)


def _compare_sides(given: Side, known: Side, asked: Side) -> Finding:
    truth: Side = known or asked
    fits: set[tuple[Side, Side]] = {
        ("about", ""), ("exactly", ""), ("about", "below"), ("", "about"), ("below", "about"),
    }  # fmt: skip
    if given == known or (asked and given == asked) or (given, truth) in fits:
        return correct()
    kin: dict[Side, set[Side]] = {
        "below": {"most", "", "about", "exactly"},
        "most": {"below", ""},
        "above": {"least", "", "about"},
        "least": {"above", "", "about", "exactly"},
        "about": {"exactly"},
        "": {"below"},
        "exactly": {""},
    }
    if given in kin[truth]:
        words = {"below": "a little less", "most": "that at most", "above": "more", "least": "that at least"}
        return almost(f"The number is right; it is {words.get(truth, 'not quite that')}.")
    return wrong("The number is right, but the truth lies on another side of it.")
