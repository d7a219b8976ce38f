"""The JSON Schemas: what the bundled files hold passes them, and they know the keys that the loader knows."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from sahelreader.dossier.fields import Fields
from sahelreader.dossier.loading import FILES, load_dossier
from sahelreader.dossier.rules.register import RULES
from sahelreader.dossier.yaml_reader import read_yaml
from tests.support.json_schema import violations
from tests.support.small_dossier import ARTICLES, DOSSIER, ENTITIES, FACTS, TERMS, write_dossier
from tests.support.small_voices import CLAIMS, QUOTES, TIMELINE

ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
RECORDS = {  # a record as the loader names it: its definition in the schemas
    "article": ("articles", "article"), "date": ("articles", "dating"), "structure": ("articles", "range"),
    "entity": ("entities", "entity"), "role": ("entities", "role"), "term": ("terms", "term"),
    "fact": ("facts", "fact"), "card": ("facts", "card"), "lure": ("facts", "lure"),
    "quotation": ("quotes", "quotation"), "claim": ("claims", "claim"), "position": ("claims", "position"),
    "event": ("timeline", "event"), "evidence": ("facts", "evidence"),
}  # fmt: skip
SMALL = {
    "dossier": DOSSIER, "articles": ARTICLES, "entities": ENTITIES, "terms": TERMS, "facts": FACTS, "quotes": QUOTES,
    "claims": CLAIMS, "timeline": TIMELINE,
}  # fmt: skip


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    folder = Path(__file__).parents[2] / "glossary" / "schema"
    found = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    assert set(found) == set(FILES)
    return found


@pytest.mark.parametrize("name", FILES)
def test_the_bundled_file_passes_its_schema_and_names_it(name: str, schemas: dict[str, Any]) -> None:
    text = (Path(__file__).parents[2] / "glossary" / f"{name}.yaml").read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=schema/{name}.json\n")
    assert list(violations(read_yaml(text, name), schemas[name])) == []


@pytest.mark.parametrize("name", [name for name in FILES if name != "articles"])
def test_the_small_file_passes_its_schema(name: str, schemas: dict[str, Any]) -> None:
    assert list(violations(read_yaml(SMALL[name], name), schemas[name])) == []


def test_the_schemas_know_the_keys_that_the_loader_asks_for(
    tmp_path: Path, schemas: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, set[str]] = defaultdict(set)
    done = Fields.done

    def note(fields: Fields) -> None:
        asked[fields.what.partition(" ")[0]] |= fields._asked
        done(fields)

    monkeypatch.setattr(Fields, "done", note)
    load_dossier(write_dossier(tmp_path, quotes=QUOTES, claims=CLAIMS, timeline=TIMELINE))
    assert asked.pop("dossier") == set(schemas["dossier"]["properties"])
    forms = schemas["entities"]["$defs"]["form"]["anyOf"][1]
    assert asked.pop("form") == set(forms["properties"])
    assert set(asked) == set(RECORDS)
    for record, (name, definition) in RECORDS.items():
        assert asked[record] == set(schemas[name]["$defs"][definition]["properties"]), record


def test_the_schemas_know_the_rules(schemas: dict[str, Any]) -> None:
    for name, schema in schemas.items():
        if name != "dossier":
            assert schema["$defs"]["allow"]["items"]["enum"] == sorted(rule.name for rule in RULES)


@pytest.mark.parametrize(
    ("name", "old", "new", "violation"),
    [
        ("dossier", "schema: 1", "schema: 2", "/schema: '2' is none of [1, '1']"),
        ("entities", "kind: place\n  name: Sarela", "name: Sarela", "/5: has no kind"),
        ("facts", "tags: [port]", "tgas: [port]", "/0: has an unknown key tgas"),
        ("facts", "when: 2021-05-03", "when: May", "/0/when: is like none of the options"),
        ("facts", "      cloze: 3 May 2021\n", "", "/0/cards/1: is like none of the options"),
        ("terms", "  definition: The money of the coast.\n", "", "/1: has no definition"),
        ("quotes", "  speaker: bruno-keral\n", "", "/2: has no speaker"),
        ("claims", "holder: harbour", "holder: Harbour", "/0/positions/2/holder: 'Harbour' is not like " + ID),
        ("timeline", "id: heron-ends", "id: Heron", "/2/id: 'Heron' is not like " + ID),
    ],
)  # fmt: skip
def test_a_slip_does_not_pass(name: str, old: str, new: str, violation: str, schemas: dict[str, Any]) -> None:
    assert SMALL[name].count(old) >= 1
    value = read_yaml(SMALL[name].replace(old, new, 1), name)
    assert list(violations(value, schemas[name])) == [violation]
