from __future__ import annotations

import subprocess
import sys
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.dossier.problems import DossierError
from sahelreader.dossier.yaml_reader import MAX_CHARACTERS, Mapping, Sequence, Text, read_yaml
from tests.support.nasty import nasty_text

BOMB = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True))
REFUSED = {
    "a bomb of aliases": (BOMB, "1: anchors (&a) are not allowed; write the value out"),
    "an alias": ("a: 1\nb: *a\n", "2: aliases (*a) are not allowed; write the value out"),
    "an anchor": ("a: 1\nb: &x y\n", "2: anchors (&x) are not allowed; write the value out"),
    "a tag": (
        "a: !!python/object:os.system x\n",
        "1: tags (tag:yaml.org,2002:python/object:os.system) are not allowed",
    ),
    "a merge key": ("a: {b: c}\nd:\n  <<: {e: f}\n", "3: merge keys (<<) are not allowed; write the values out"),
    "a key twice": ("a: 1\nb: 2\na: 3\n", "3: the key 'a' stands here a second time (first in line 1)"),
    "a key twice, inside": ("- {a: 1,\n   a: 2}\n", "2: the key 'a' stands here a second time (first in line 1)"),
    "a list as a key": ("? [a, b]\n: c\n", "1: a key must be text"),
    "a mapping as a key": ("{{a: b}: c}\n", "1: a key must be text"),
    "two documents": ("a: 1\n---\nb: 2\n", "2: a second document begins here (---); one file holds one"),
    "25,000 brackets": ("a: b\nc: " + "[" * 25_000, "2: nested deeper than 12 levels"),
    "25,000 braces": ("{a: " * 25_000, "1: nested deeper than 12 levels"),
    "25,000 dashes": ("- " * 25_000, "1: nested deeper than 12 levels"),
    "25,000 question marks": ("? " * 25_000, "1: a key must be text"),
    "a million lines of values": ("- a\n" * 1_000_000, "150000: more than 150,000 values in one file"),
    "a million values in a line": ("[" + "a," * 1_000_000 + "]", "1: more than 150,000 values in one file"),
    "five megabytes and one": ("x" * (MAX_CHARACTERS + 1), " is larger than 5 MB; split the dossier"),
    "an unclosed bracket": ("a: [b,\n", "2: is not YAML: "),
    "a tab that indents": ("a:\n\tb: c\n", "2: is not YAML: found character that cannot start any token"),
    "a control character": ("a: b\nc: \x1b[31m\n", "2: the character U+001B may not stand in YAML; take it out"),
    "half a pair": ("a: b\n\nc: \ud800\n", "3: the character U+D800 may not stand in YAML; take it out"),
}


def problem_with(text: str) -> str:
    with pytest.raises(DossierError) as caught:
        read_yaml(text, "file.yaml")
    assert len(caught.value.problems) == 1
    return str(caught.value)


@pytest.mark.parametrize("case", REFUSED)
def test_what_dossiers_do_not_use_is_one_located_sentence_within_a_second(case: str) -> None:
    text, said = REFUSED[case]
    began = time.process_time()
    assert problem_with(text).startswith(f"file.yaml:{said}")
    assert time.process_time() - began < 1


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_no_depth_brings_the_process_down(opening: str) -> None:
    """In a process of its own: the loader of the library dies of it with a segmentation fault."""
    program = f"""
from sahelreader.dossier.yaml_reader import read_yaml
try:
    read_yaml({opening!r} * 200_000, "deep.yaml")
except Exception as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("deep.yaml:1: ")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        "#" * 4_900_000 + "\na: b\n",
        "".join(f"# {i}\n" for i in range(500_000)) + "a: b\n",
        "\n" * 4_900_000 + "a: b\n",
        "a: " + "b" * 4_900_000,
        'a: "' + "\\n" * 2_400_000 + '"',
        "a:\n" + "  b\n" * 900_000,
        "{" + ", ".join(f"{2**61 * i}: a" for i in range(20_000)) + "}",
    ],
    ids=["comment", "comments", "blank lines", "scalar", "escapes", "folded", "colliding keys"],
)
def test_much_of_what_is_allowed_is_read_within_a_second(text: str) -> None:
    began = time.process_time()
    assert read_yaml(text, "file.yaml")
    assert time.process_time() - began < 1


def test_every_value_is_text_as_written() -> None:
    read = read_yaml("{no: NO, date: 2022-03, number: 0x1F, time: 12:30:45, quoted: '', none: null, blank: }", "f")
    assert read == {
        "no": "NO", "date": "2022-03", "number": "0x1F", "time": "12:30:45", "quoted": "", "none": None, "blank": None,
    }  # fmt: skip


def test_keys_that_look_like_nothing_are_text_too() -> None:
    assert read_yaml("null: a\n~: b\n", "f") == {"null": "a", "~": "b"}


def test_every_value_knows_its_line() -> None:
    read = read_yaml("# one\na: b\nc:\n  - d\n  - {e: f,\n     g: h}\n", "f")
    assert isinstance(read, Mapping)
    assert read.lines == {"a": 2, "c": 3}
    first, second = read["c"]
    assert isinstance(first, Text)
    assert (read["a"].line, first.line, second.line, second.lines) == (2, 4, 5, {"e": 5, "g": 6})
    assert isinstance(read["c"], Sequence)
    assert read["c"].line == 4


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "~", "%YAML 1.1\n---\n"])
def test_an_empty_file_is_nothing(text: str) -> None:
    assert read_yaml(text, "f") is None


def test_escapes_are_read_and_left_for_cleaning() -> None:
    assert read_yaml('"\\e[31m\\u202e"', "f") == "\x1b[31m\u202e"


LEAVES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=8)
TREES = st.recursive(
    LEAVES, lambda kids: st.lists(kids, max_size=4) | st.dictionaries(LEAVES, kids, max_size=4), max_leaves=15
)


@given(TREES, st.booleans())
def test_what_the_library_writes_is_read_back(tree: object, flow: bool) -> None:
    try:
        text = yaml.safe_dump(tree, default_flow_style=flow, default_style='"', allow_unicode=True)
        read = read_yaml(text, "f")
    except DossierError as error:
        assert "merge keys" in str(error) or "nested deeper" in str(error)  # noqa: PT017 (both are allowed)
    else:
        assert read == tree


SCRAPS = [
    "a",
    ": ",
    "\n",
    "  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'",
    '"',
    "&",
    "*",
    "!",
    "#",
    "|",
    ">",
    "%",
    "---",
    "?",
    "<<",
]


@given(st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join) | nasty_text())
def test_anything_is_read_or_refused_in_one_sentence(text: str) -> None:
    try:
        read_yaml(text, "f.yaml")
    except DossierError as error:
        said = str(error)
        assert said.startswith("f.yaml")
        assert said.isprintable()
