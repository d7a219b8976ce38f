from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.cli import output
from tests.support.nasty import UNFIT, nasty_text


class Stream(io.StringIO):
    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding


@given(nasty_text(), st.sampled_from(["utf-8", "UTF8", "ascii", "latin-1", "cp1252", "koi8-r"]))
def test_what_is_said_is_clean_and_fits_the_encoding(text: str, encoding: str) -> None:
    stream = Stream(encoding)
    output.say(text, stream)
    said = stream.getvalue()
    said.encode(encoding)
    assert not (UNFIT - {"\t"}) & set(said)


@given(st.dictionaries(nasty_text(10), nasty_text(20)))
def test_json_says_everything_and_nothing_raw(value: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        stream = Stream("utf-8")
        patch.setattr("sys.stdout", stream)
        output.say_json(value)
    said = stream.getvalue()
    assert json.loads(said) == value
    assert not UNFIT & set(said)
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“Françafrique” – l’œuvre…", '"Francafrique" - l\'oeuvre...'),
        ("TRT World, ¶ 22 · 4", "TRT World, par. 22 - 4"),
        ("Мали", "????"),
    ],
)
def test_in_ascii_letters_lose_their_accents_rather_than_themselves(text: str, said: str) -> None:
    assert output.printable(text, Stream("ascii")) == said


@given(st.lists(st.text("abc\u00a0-", min_size=1, max_size=30), max_size=30), st.integers(0, 8), st.integers(0, 8))
def test_wrapping_keeps_every_word_and_no_line_is_longer_than_it_must(words: list[str], first: int, rest: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "42")
        lines = output.wrap("  ".join(words), " " * first, " " * rest).split("\n")
    assert [word for line in lines for word in line.split(" ") if word] == words
    for line in lines:
        assert len(line) <= 40 or len(line.strip(" ").split(" ")) == 1


def test_a_line_is_as_full_as_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "22")
    assert output.wrap("aaaa bbbb cccc dddd eeee", "- ", "  ") == "- aaaa bbbb cccc\n  dddd eeee"
    assert output.wrap("aaaa bbbb cccc ddddd") == "aaaa bbbb cccc ddddd"


@pytest.mark.parametrize(
    ("columns", "measure"),
    [("60", 58), ("500", 78), ("3", 20), ("0", 78), ("", 78), ("wide", 78), ("²", 78), ("9" * 5000, 78)],
)
def test_the_measure_is_the_terminal_s_within_reason(
    columns: str, measure: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("os.get_terminal_size", lambda _: (_ for _ in ()).throw(OSError))
    assert output.measure() == measure


def test_what_was_asked_for_is_repeated_clean_and_short() -> None:
    assert output.quoted("a\x1b\n\u202eb") == "'a␛ b'"
    assert len(output.quoted("x" * 1000)) == 82
