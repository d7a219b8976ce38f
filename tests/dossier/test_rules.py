"""The rules of curation: each one with a dossier that breaks it, and the small dossier, which breaks none."""

from __future__ import annotations

from pathlib import Path

import pytest

from sahelreader.dossier.loading import load_dossier
from sahelreader.dossier.rules.finding import Finding
from sahelreader.dossier.rules.register import RULES, findings
from tests.support.small_dossier import DOSSIER, ENTITIES, FACTS, TERMS, swap, write_dossier
from tests.support.small_voices import CLAIMS, QUOTES, TIMELINE


def look(folder: Path, **files: str) -> list[Finding]:
    voices = {"quotes": QUOTES, "claims": CLAIMS, "timeline": TIMELINE}
    write_dossier(folder, **{**voices, **files})  # type: ignore[arg-type]
    return findings(folder, load_dossier(folder))


def test_the_small_dossier_breaks_no_rule(tmp_path: Path) -> None:
    assert look(tmp_path) == []


def test_the_bundled_dossier_breaks_no_rule(bundled_folder: Path) -> None:
    assert [str(finding) for finding in findings(bundled_folder, load_dossier(bundled_folder))] == []


FILES = {"claims": CLAIMS, "dossier": DOSSIER, "entities": ENTITIES, "terms": TERMS, "facts": FACTS}
TWIN = """
- id: reopening
  statement: Sarela has a port.
  evidence: [{article: harbour, quote: "The port of Sarela opened again"}]
  status: reported
  entities: [sarela]
  why_it_matters: It has no other.
  cards:
    - id: where
      ask: Which port opened again in the May of 2021?
      answer: Sarela
      kind: place
      lures: [{text: Nordby}, {text: Lunde}]
    - id: cut
      cloze: port
      kind: text
"""
CASES: dict[str, tuple[str, str, str, str, str]] = {
    # what is wrong: the rule, the file, what stands there, what instead, what is said of the first line that changes
    "a tab in a text": (
        "tab", "dossier", "A port, a bridge", "A port,\ta bridge", "a tab stands here; write blanks",
    ),
    "a question that tells": (
        "answer-in-question", "facts", "ask: Which port opened", "ask: Which port, Sarela or another, opened",
        "the question holds the answer 'Sarela'",
    ),
    "a question that tells an accepted answer": (
        "answer-in-question", "facts", "ask: What would a bridge", "ask: What of 90,000 would a bridge",
        "the question holds the answer '90,000'",
    ),
    "a cloze whose answer stands elsewhere in it": (
        "answer-in-question", "facts", "      cloze: 3 May 2021\n",
        "      answer: port\n      cloze: 3 May 2021\n", "the question holds the answer 'port'",
    ),
    "a lure of another kind": (
        "lure-kind", "facts", "{text: Lunde}", "{text: Heron}",
        "the lure 'Heron' is no place: the who's who has it as operation",
    ),
    "a lure that is an armed group where an organisation is asked for is none": (
        "", "facts", "{text: Red Lantern}", "{text: Coast Herald}", "",
    ),
    "two names much longer than the answer": (
        "lure-length", "facts", "[{text: Red Lantern}, {text: Black Anchor}]",
        "[{text: Brotherhood of Lamps}, {text: Company of the Anchors}]",
        "the lure 'Brotherhood of Lamps' is much longer than the answer: 20 characters to 12",
    ),
    "one name much longer than the answer is none": (
        "", "facts", "[{text: Red Lantern}, {text: Black Anchor}]",
        "[{text: Red Lantern}, {text: Company of the Anchors}]", "",
    ),
    "a capital that tells": (
        "lure-form", "facts", "[{text: Red Lantern}, {text: Black Anchor}]",
        "[{text: fishermen}, {text: black anchor}]",
        "of the lures 'fishermen' and 'black anchor' and the answer, the answer alone begins with a capital",
    ),
    "an article that tells": (
        "lure-form", "facts", "[{text: Red Lantern}, {text: Black Anchor}]",
        "[{text: The Lamp}, {text: An Anchor}]",
        "of the lures 'The Lamp' and 'An Anchor' and the answer, each begins with an article, and the answer doesn't",
    ),
    "a form that stands in no text": (
        "form-nowhere", "entities", "also: [Heron]", "also: [Egret]",
        "'Egret' stands in no text; if readers may look it up all the same, put it under elsewhere",
    ),
    "a form with capitals that the text doesn't have": (
        "form-nowhere", "entities", "also: [Heron]", "also: [Reopens Port]",
        "'Reopens Port' stands in no text; if readers may look it up all the same, put it under elsewhere",
    ),
    "an inflected form that stands in no text": (
        "form-nowhere", "terms", "forms: [crowns]", "forms: [crowns, crowned]", "the form 'crowned' stands in no text",
    ),
    "a surname of two people that only one has as a form": (
        "surname-of-two", "entities", "  also: [Keral]\n  note: The minister", "  note: The minister",
        "'Keral' can mean ada-keral too; name it at both or at none",
    ),
    "an entity that is named nowhere": (
        "entry-nowhere", "entities", "- id: operation-heron",
        "- {id: lunde, kind: place, name: Lunde, note: A village.}\n- id: operation-heron",
        "the entity 'lunde' is named nowhere: in no text, and in no other file",
    ),
    "a term that stands in no text": (
        "entry-nowhere", "terms", "- id: crown\n", "- {id: toll, name: toll, definition: A fee.}\n- id: crown\n",
        "the term 'toll' stands in no text, and no evidence leads to it",
    ),
    "a term that is defined by itself": (
        "defined-by-itself", "terms", "definition: The money of the coast.", "definition: A crown of the coast.",
        "the definition uses its own term 'crown'",
    ),
    "a claim that leaves an article out": (
        "article-unheard", "claims", "    - {holder: harbour, stance: silent, summary: says nothing of it}\n", "",
        "the claim 'free-quay' doesn't say where harbour stands; if nowhere, with stance: silent",
    ),
    "a definition that speaks of its term is none": (
        "", "terms", "definition: The money of the coast.", 'definition: The coast says "crown" for its money.', "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_breaks_a_rule_is_said_with_its_place(case: str, tmp_path: Path) -> None:
    rule, name, old, new, message = CASES[case]
    text = swap(FILES[name], old, new)
    found = look(tmp_path, **{name: text})
    if not rule:
        assert found == []
        return
    first = text[: FILES[name].index(old)].count("\n") + 1
    assert {finding.rule for finding in found} == {rule}
    assert found[0].message == message
    assert found[0].file == f"glossary/{name}.yaml"
    assert abs(found[0].line - first) <= 20


def test_lures_that_are_worded_are_each_as_long_as_the_answer(tmp_path: Path) -> None:
    facts = swap(FACTS, "cloze: 3 May 2021\n      kind: date", (
        "ask: How did the port open?\n      answer: after a long wait\n      kind: text\n"
        "      lures: [{text: without a day of delay and with music}, {text: before long}, {text: by order of a judge}]"
    ))  # fmt: skip
    assert [(finding.rule, finding.message) for finding in look(tmp_path, facts=facts)] == [
        (
            "lure-length",
            "the lure 'before long' is much shorter than the answer: 11 characters to 17",
        ),
        (
            "lure-length",
            "the lure 'without a day of delay and with music' is much longer than the answer: 37 characters to 17",
        ),
    ]


def test_two_facts_that_ask_the_same_are_told(tmp_path: Path) -> None:
    (finding,) = look(tmp_path, facts=FACTS + TWIN)
    assert finding.rule == "same-question"
    assert finding.message == (
        "asks nearly the same as port-reopened, card where, and has the same answer; merge the two facts"
    )


def test_the_same_question_with_another_answer_is_another_fact(tmp_path: Path) -> None:
    twin = swap(swap(TWIN, "answer: Sarela", "answer: Lunde"), "{text: Lunde}", "{text: Brika}")
    assert look(tmp_path, facts=FACTS + twin) == []


def test_a_record_or_a_card_can_be_excepted_from_a_rule(tmp_path: Path) -> None:
    telling = swap(FACTS, "ask: Which port opened", "ask: Which port, Sarela or another, opened")
    for old, new in (
        ("- id: port-reopened\n", "- id: port-reopened\n  allow: [answer-in-question]\n"),
        ("    - id: where\n", "    - id: where\n      allow: [answer-in-question]\n"),
    ):
        assert look(tmp_path, facts=swap(telling, old, new)) == []


def test_an_exception_is_from_a_rule_that_there_is_and_that_something_breaks(tmp_path: Path) -> None:
    facts = swap(FACTS, "- id: port-reopened\n", "- id: port-reopened\n  allow: [lure-size, lure-length]\n")
    unknown, needless = look(tmp_path, facts=facts)
    assert (unknown.severity, unknown.line) == ("error", 2)
    assert unknown.message.startswith("allow names an unknown rule 'lure-size'; they are: answer-in-question, ")
    assert (needless.severity, needless.message) == ("warning", "nothing here breaks lure-length; take it out of allow")


def test_a_finding_is_one_line_that_names_its_rule() -> None:
    warning = Finding("glossary/facts.yaml", 3, "warning", "lure-kind", "the lure is odd")
    assert str(warning) == "glossary/facts.yaml:3: warning: the lure is odd (lure-kind)"
    assert str(Finding("glossary/facts.yaml", 0, "error", "tab", "a tab")) == "glossary/facts.yaml: a tab (tab)"


def test_every_rule_has_a_test_of_its_own() -> None:
    tested = {rule for rule, *_ in CASES.values()} | {
        "same-question",
        "id-gone",
        "id-unrecorded",
    }  # the last two: test_ids.py
    assert {rule.name for rule in RULES} <= tested


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_guide_explains_every_rule(rule: object) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "curating.md").read_text("utf-8")
    assert f"`{rule.name}`" in guide  # type: ignore[attr-defined]
