"""The file of settings: what is right holds, what is wrong is told with its line, and nothing stops the program."""

from __future__ import annotations

import string
from datetime import date
from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from sahelreader.settings.fields import fields_of, kept_text, remembered_value, value_of, with_values
from sahelreader.settings.holding import Held, read_settings, with_remembered
from sahelreader.settings.marks import Between, Example
from sahelreader.settings.tables import OTHER_THEMES, OUR_THEMES, Reading, Settings
from sahelreader.settings.toml_file import read_toml
from sahelreader.settings.writing import explain, settings_text

MEASURE = "reading.measure takes a whole number from 20 to 240"

FIRST = ", ".join((OUR_THEMES + OTHER_THEMES)[:8])
MORE = len(OUR_THEMES + OTHER_THEMES) - 8


def held(tmp_path: Path, text: str | bytes) -> Held:
    path = tmp_path / "settings.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(str(path))


def told(tmp_path: Path, text: str | bytes) -> list[str]:
    return [trouble.told("/x/settings.toml") for trouble in held(tmp_path, text).troubles]


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(str(tmp_path / "none.toml")) == Held()
    assert Held().settings == Settings()


def test_what_the_file_sets_holds_and_its_line_is_known(tmp_path: Path) -> None:
    found = held(tmp_path, '# mine\n[reading]\nmeasure = 60\nhidden_kinds = ["place"]\n\n[look]\ntheme = "nord"\n')
    assert found.settings.reading == Reading(measure=60, hidden_kinds=("place",))
    assert found.settings.look.theme == "nord"
    assert found.lines == {"reading.measure": 3, "reading.hidden_kinds": 4, "look.theme": 7}
    assert found.troubles == ()


@pytest.mark.parametrize("text", ["reading.measure = 60", "reading = {measure = 60}", "[ 'reading' ]\n'measure' = 60"])
def test_it_may_be_written_in_every_way_of_toml(tmp_path: Path, text: str) -> None:
    assert held(tmp_path, text).settings.reading.measure == 60


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[reading]\nmeasure = 'wide'", f"line 2: {MEASURE}, not 'wide'; 72 holds."),
        ("[reading]\nmeasure = 2", f"line 2: {MEASURE}, not 2; 72 holds."),
        ("[reading]\nmeasure = true", f"line 2: {MEASURE}, not True; 72 holds."),
        ("[reading]\njustify = 1", "line 2: reading.justify takes true or false, not 1; false holds."),
        ("[look]\ntheme = 3", f'line 2: look.theme takes one of {FIRST} and {MORE} more, not 3; "ink" holds.'),
        ("[reading]\nmesure = 3", "line 2: there is no setting 'reading.mesure'; the nearest is reading.measure."),
        ("[look]\n\nmeasure = 3", "line 3: there is no setting 'look.measure'; the nearest is reading.measure."),
        ("measure = 3", "line 1: there is no setting 'measure'; the nearest is reading.measure."),
        ("[reading]\nfoo = 3", "line 2: there is no setting 'reading.foo'; `sahelreader settings` lists them."),
        ("[readings]\nmeasure = 3", "line 1: there is no table or setting 'readings'; the nearest is reading."),
        ("[xyzzy]", "line 1: there is no table or setting 'xyzzy'; `sahelreader settings` lists them."),
        ("[reading]\nmeasure = \n", "line 2: this is no TOML (invalid value), and nothing of the file holds."),
        (b"[reading]\nmeasure = '\xff'", "it can't be read (it is not UTF-8), and nothing of it holds."),
        ("a = " + "[" * 100_000, "it is nested too deep, and nothing of it holds."),
        ("#" * (1 << 21), "it can't be read (it is larger than 1 MiB), and nothing of it holds."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_one_sentence_and_the_default_holds(
    tmp_path: Path, text: str | bytes, sentence: str
) -> None:
    assert held(tmp_path, text).settings == Settings()
    assert told(tmp_path, text) in ([f"settings.toml, {sentence}"], [f"settings.toml: {sentence}"])


def test_one_wrong_line_leaves_the_others_standing(tmp_path: Path) -> None:
    found = held(tmp_path, "[reading]\nmeasure = 1\njustify = true\nfoo = 2\n")
    assert found.settings.reading == Reading(justify=True)
    assert [trouble.line for trouble in found.troubles] == [2, 4]


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    found = read_settings(str(tmp_path / "settings.toml"))
    assert [trouble.sentence for trouble in found.troubles] == [
        "it can't be read (it is no file), and nothing of it holds."
    ]


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_whatever_stops_the_program(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    assert isinstance(read_settings(str(path)).settings, Settings)


@given(st.dictionaries(st.text(string.ascii_letters + "[].= ", min_size=1), st.integers(), max_size=4))
def test_every_entry_that_is_no_setting_is_told(
    tmp_path_factory: pytest.TempPathFactory, entries: dict[str, int]
) -> None:
    path = tmp_path_factory.getbasetemp() / "entries.toml"
    path.write_text("".join(f'"{name}" = {value}\n' for name, value in entries.items()), encoding="utf-8")
    assert len(read_settings(str(path)).troubles) == len(entries)


# What the app remembers


def test_what_was_chosen_in_the_app_holds_where_the_file_is_silent(tmp_path: Path) -> None:
    found = held(tmp_path, "[reading]\nmeasure = 60\n")
    found = with_remembered(found, {"measure": "90", "theme": "paper", "justify": "true", "hidden_kinds": "place term"})
    assert found.settings.reading == Reading(measure=60, justify=True, hidden_kinds=("place", "term"))
    assert found.settings.look.theme == "paper"
    assert found.chosen == {"look.theme", "reading.justify", "reading.hidden_kinds"}


def test_what_was_remembered_by_another_version_and_is_no_value_now_is_passed_over() -> None:
    found = with_remembered(Held(), {"measure": "9999", "theme": "gone", "justify": "perhaps", "spacing": "²"})
    assert found.settings == Settings()


@given(
    st.integers(20, 240),
    st.booleans(),
    st.sampled_from(["first", "all", "off"]),
    st.sets(st.sampled_from(["place", "term"])),
)
def test_a_remembered_value_comes_back(measure: int, justify: bool, emphasis: str, kinds: set[str]) -> None:
    changed = {
        "reading.measure": measure, "reading.justify": justify, "reading.emphasis": emphasis,
        "reading.hidden_kinds": tuple(kinds),
    }  # fmt: skip
    settings = with_values(Settings(), changed)
    kept = {item.key: kept_text(value_of(settings, item)) for item in fields_of() if item.is_remembered}
    assert with_remembered(Held(), kept).settings == settings


# The written file


def test_the_written_file_sets_nothing_and_with_its_marks_taken_away_sets_the_defaults(tmp_path: Path) -> None:
    text = settings_text()
    assert held(tmp_path, text) == Held()
    lines = [line.removeprefix("# ") if " = " in line and line[2:3].islower() else line for line in text.splitlines()]
    found = held(tmp_path, "\n".join(lines))
    assert found.troubles == ()
    study = replace(found.settings.study, exam=None)  # which has an example where there is no default
    assert replace(found.settings, study=study) == Settings()
    assert set(found.lines) == {item.name for item in fields_of()}


def test_every_setting_is_explained() -> None:
    for item in fields_of():
        assert explain(item).endswith((".", ".)")), item.name


class Exams(Struct, frozen=True):
    """Exams."""

    on: Annotated[date | None, Example("2027-05-31")] = None
    """The day."""
    share: Annotated[float, Between(0.7, 0.97)] = 0.9
    """The share."""


class WithExams(Struct, frozen=True):
    """Other settings."""

    exams: Exams = Exams()


def test_dates_and_shares_are_settings_too(tmp_path: Path) -> None:
    text = settings_text(WithExams)
    assert "# The day. (A date such as 2027-05-31.)\n# on = 2027-05-31\n" in text
    assert "# The share. (A number from 0.7 to 0.97.)\n# share = 0.9\n" in text
    day, share = fields_of(WithExams)
    assert day.takes(date(2027, 1, 2))
    assert not day.takes("2027-01-02")
    assert share.takes(0.8)
    assert not share.takes(1.5)
    assert remembered_value(share, "0.8") is None, "no such setting is remembered yet"
    (tmp_path / "s.toml").write_text("[exams]\non = 2027-01-02\n")
    assert read_toml(str(tmp_path / "s.toml")).values == {"exams": {"on": date(2027, 1, 2)}}
