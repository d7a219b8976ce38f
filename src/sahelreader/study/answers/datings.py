"""Whether a date is right: each part that it states, no less exact than asked, no more exact than the evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from sahelreader.study.answers.calendar_words import MONTHS, Dated, Part, read_dates
from sahelreader.study.answers.finding import Finding, almost, best, correct, wrong
from sahelreader.study.answers.listed import listed
from sahelreader.study.answers.numerals import numerals, tokens
from sahelreader.study.answers.slips import pieces
from sahelreader.study.answers.words import EITHER, NOT, content, plain, words

_ASIDE = frozenset(
    listed(
        "in on at since from by until till around about circa the of year month day early dated date depuis vers jusqu "
        "en ad ce annee annees mois jour not"
    )
) - {NOT}
_OTHER_TIME = frozenset(["before", "after", "prior", "following", "later", "earlier", "avant", "apres", "pre", "post"])
_DAYS: dict[Part, range] = {"early": range(1, 13), "mid": range(9, 22), "late": range(19, 32)}
_YEARS: dict[Part, range] = {"": range(10), "early": range(5), "mid": range(3, 8), "late": range(5, 10)}


def check_date(answer: str, alternatives: tuple[str, ...], question: str, when: str) -> Finding:
    """Checks an answer to a question for a date.

    `alternatives`: the right answer and others that are accepted; `when`: the fact's date as `2022-03-27/2022-03-31`.
    """
    known = [found[0] for text in alternatives if (found := read_dates(text)[0])]
    given, rest = read_dates(_year_in_figures(_month_and_year(answer, known)))
    around = set(words(" ".join((question, *alternatives))))
    left = [word for word in words(rest.replace("non ", f"{NOT} ")) if word not in _ASIDE]
    if NOT in left:
        return wrong("It says what it is not.")
    if not given:
        return wrong("There is no date in it.")
    if len(given) > 1 or EITHER & set(left) or any(word.isdecimal() for word in left):
        return wrong("It gives more than one date.")
    if any(word in _OTHER_TIME and word not in around for word in left):
        return wrong("It names another time, from that date on or up to it.")
    finding = _compare(given[0], known, _most_exact(known, question, when), _asked(question))
    strange = [word for word in content(rest) if word not in _ASIDE and word not in map(str, content(question))]
    if finding.verdict == "correct" and len(strange) > 6:
        return almost("The date is right; the answer says much more.")
    return finding


def _month_and_year(answer: str, known: list[Dated]) -> str:
    """The answer with `6/19` as a month and a year, where those are what is known."""
    match = re.fullmatch(r"\s*(0?[1-9]|1[0-2])\s?[/.]\s?(\d\d)\s*", answer)
    is_asked = bool(known) and bool(known[0].year and known[0].month and not known[0].day)
    if not match or not is_asked:
        return answer
    century = "20" if int(match.group(2)) < 50 else "19"
    return f"{match.group(1)}/{century}{match.group(2)}"


def _year_in_figures(answer: str) -> str:
    """The answer with a year in words in figures: `twenty twelve`, `deux mille douze`."""
    found = tokens(plain(answer))
    for i, number in enumerate(numbers := numerals(found)):
        following = numbers[i + 1] if i + 1 < len(numbers) else None
        value = int(number.value)
        if number.is_figure:
            continue
        if following and value in (19, 20) and following.start == number.end and 9 < following.value < 100:
            return " ".join([*found[: number.start], str(value * 100 + int(following.value)), *found[following.end :]])
        if 1800 < value < 2100:
            return " ".join([*found[: number.start], str(value), *found[number.end :]])
    return answer


def _asked(question: str) -> Dated:
    """What the question itself gives of the date."""
    found, _ = read_dates(re.sub(r"\[.*?\]", " ", question))
    return found[0] if len(found) == 1 else Dated()


def _most_exact(known: list[Dated], question: str, when: str) -> Dated:
    """All that is known of the date: from the answers, the fact's own date, and figures beside a gap."""
    exact = known[0] if known else Dated()
    candidates = [*known[1:], _from_record(when)]
    if match := re.search(r"(\d{1,2})(?:-(\d{1,2}))? \[", plain(question).replace("–", "-")):
        candidates.append(replace(exact, day=int(match.group(1)), last_day=int(match.group(2) or 0)))
    for other in candidates:
        if all(getattr(other, name) in (0, getattr(exact, name)) or not getattr(exact, name) for name in
               ("year", "month", "day")) and not other.is_decade and not exact.is_decade:  # fmt: skip
            names = ("year", "month", "day", "last_day")
            exact = replace(exact, **{name: getattr(exact, name) or getattr(other, name) for name in names})
    return exact


def _from_record(when: str) -> Dated:
    first, _, last = when.partition("/")
    start = [*(int(part) for part in first.split("-") if part), 0, 0, 0][:3]
    end = [*(int(part) for part in last.split("-") if part), 0, 0, 0][:3] if last else start
    year, month, day = (one if one == other else 0 for one, other in zip(start, end, strict=True))
    if month and start[2] != end[2]:
        return Dated(year, month, start[2], end[2])
    return Dated(year, month if year else 0, day if month else 0)


def _compare(given: Dated, known: list[Dated], exact: Dated, asked: Dated) -> Finding:
    if exact.is_decade or given.is_decade:
        return _compare_decades(given, known, exact)
    finding = _compare_parts(given, known, exact, asked)
    if given.misspelt and finding.verdict == "correct":
        name = next(name for name, number in MONTHS.items() if number == exact.month)
        return almost("Spelt otherwise, the same date.", pieces(given.misspelt, name))
    if finding.verdict == "wrong" and given.swapped:
        swapped = _compare_parts(given.swapped, known, exact, asked)
        if swapped.verdict == "correct":
            return almost("Right, if the month stands first.")
    return finding


def _compare_parts(given: Dated, known: list[Dated], exact: Dated, asked: Dated) -> Finding:
    for name, said in (("year", given.year), ("month", given.month)):
        if said and getattr(exact, name) and said != getattr(exact, name):
            return wrong(f"It is another {name}.")
    if given.season:
        return _compare_seasons(given, exact)
    if conflict := _compare_days(given, exact):
        return conflict
    beyond = [name for name in ("month", "day") if getattr(given, name) and not getattr(exact, name)]
    if beyond:
        return almost(f"Right as far as the articles tell; they give no {beyond[0]}.")
    is_new_part = bool(given.part) and not given.day and not any(other.part == given.part for other in known)
    if is_new_part and not (exact.day and given.month):
        return almost("Right, but it tells less or more than the articles do.")
    return _compare_exactness(given, known, asked)


def _compare_days(given: Dated, exact: Dated) -> Finding | None:
    """What is wrong with the day, if something is."""
    if given.day and exact.day:
        if exact.last_day and not given.last_day and exact.day <= given.day <= exact.last_day:
            return almost("It is one of several days.")
        if (given.day, given.last_day) != (exact.day, exact.last_day):
            return wrong("It is another day.")
    if given.part and exact.day and given.month and exact.day not in _DAYS[given.part]:
        return wrong("It is another part of the month.")
    year, month = given.year or exact.year, given.month or exact.month
    if given.weekday >= 0 and year and month and given.day:
        try:
            fits = date(year, month, given.day).weekday() == given.weekday
        except ValueError:
            return wrong("There is no such day.")
        if not fits:
            return almost("The date is right; it was another day of the week.")
    return None


def _compare_seasons(given: Dated, exact: Dated) -> Finding:
    months = {(given.season - 1 + i) % 12 + 1 for i in range(4)}
    if not exact.month or exact.month in months:
        return almost("Right, but less exact than asked.")
    return wrong("It is another time of the year.")


def _compare_exactness(given: Dated, known: list[Dated], asked: Dated) -> Finding:
    """Whether all parts that are asked for are stated; what is stated is right."""
    said = given.stated
    findings = []
    for other in known:
        missing = other.stated - said
        if not missing:
            return correct()
        if len(missing) == 1 and said:
            findings.append(almost(f"Right as far as it goes; the {min(missing)} is missing."))
    if all(getattr(given, name) == getattr(asked, name) for name in said):
        return wrong("It says no more than the question does.")
    return best(findings or [wrong("It is much less exact than asked.")])


def _compare_decades(given: Dated, known: list[Dated], exact: Dated) -> Finding:
    for other in known:
        if (other.year, other.part, other.is_decade) == (given.year, given.part, given.is_decade) and not given.month:
            return correct()
    if given.year // 10 != exact.year // 10:
        return wrong("It is another decade.")
    if given.part and given.part != exact.part and exact.is_decade and given.is_decade:
        return wrong("It is another part of the decade.")
    if given.is_decade:
        return almost("Right, but less exact than asked.")
    if given.year % 10 in _YEARS[exact.part]:
        return almost("It lies within; the articles do not give the year.")
    return wrong("It is another part of the decade.")
