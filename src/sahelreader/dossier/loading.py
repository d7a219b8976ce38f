"""Reads a dossier from its folder, whole or not at all, with every problem told at once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sahelreader.dossier.derived import derive_facts
from sahelreader.dossier.fields import Fields, Report
from sahelreader.dossier.files import read_ordinary
from sahelreader.dossier.mentions import mark
from sahelreader.dossier.model import Dossier, Glossary, Overview
from sahelreader.dossier.problems import DossierError, Problem
from sahelreader.dossier.read_articles import read_articles
from sahelreader.dossier.read_claims import read_claims
from sahelreader.dossier.read_facts import read_facts
from sahelreader.dossier.read_glossary import check_links, read_entities, read_terms
from sahelreader.dossier.read_quotes import read_quotes
from sahelreader.dossier.read_timeline import read_timeline
from sahelreader.dossier.yaml_reader import MAX_CHARACTERS, read_yaml

MAX_BYTES = MAX_CHARACTERS
SCHEMA = "1"
REQUIRED = ("dossier", "articles")
POINTED_INTO = ("articles", "entities", "terms")
"""Where one of these can't be read, every pointer into it would be a problem of its own, and they are not looked at."""
FILES = ("dossier", "articles", "entities", "terms", "facts", "quotes", "claims", "timeline")


def load_dossier(folder: Path) -> Dossier:
    """The dossier in a folder, with every quotation located and every name marked; raises `DossierError`."""
    problems = _missing(folder)
    if problems:
        raise DossierError(problems)
    values = {name: _read(folder, name, problems) for name in FILES}
    broken = {problem.file for problem in problems}
    if broken & {f"glossary/{name}.yaml" for name in POINTED_INTO}:
        raise DossierError(problems)
    report = {name: Report(f"glossary/{name}.yaml", problems) for name in FILES}
    about = ("", "", "", "") if report["dossier"].file in broken else _read_about(values["dossier"], report["dossier"])
    articles = read_articles(values["articles"], report["articles"], folder / "seeds")
    if not articles and not problems:
        report["articles"].note(0, "names no article; a dossier has at least one")
    entities = read_entities(values["entities"], report["entities"], articles)
    terms = read_terms(values["terms"], report["terms"], articles, entities)
    glossary = Glossary(terms, entities)
    check_links(values["entities"], report["entities"], "entity", glossary)
    check_links(values["terms"], report["terms"], "term", glossary)
    facts = read_facts(values["facts"], report["facts"], articles, entities)
    quotes = read_quotes(values["quotes"], report["quotes"], articles, entities)
    claims = read_claims(values["claims"], report["claims"], articles, entities)
    events = read_timeline(values["timeline"], report["timeline"], articles, entities)
    if problems:
        raise DossierError(problems)
    facts += derive_facts(quotes, events, articles, entities)
    marked = {article.head.id: article for article in mark(articles.values(), glossary)}
    heads = tuple(article.head for article in marked.values())
    overview = Overview(*about, heads, len(facts), len(entities), len(terms))
    return Dossier(overview, marked, glossary, facts, quotes, claims, events)


def _missing(folder: Path) -> list[Problem]:
    if not os.path.isdir(folder):  # noqa: PTH112 (Path.is_dir raises on a name that is too long)
        return [Problem(str(folder), 0, "there is no such folder; give the folder that holds glossary/ and seeds/")]
    if not (folder / "glossary").is_dir():
        return [Problem(str(folder), 0, "is no dossier: it has no folder glossary/ (see docs/dossier.md)")]
    return [
        Problem(f"glossary/{name}.yaml", 0, f"is missing in {folder}; a dossier has one (see docs/dossier.md)")
        for name in REQUIRED
        if not os.path.lexists(folder / "glossary" / f"{name}.yaml")
    ]


def _read(folder: Path, name: str, problems: list[Problem]) -> Any:
    """The content of one file of glossary/; None if it isn't there or can't be read."""
    file = f"glossary/{name}.yaml"
    try:
        return read_yaml(read_ordinary(folder / file, MAX_BYTES).decode("utf-8-sig"), file)
    except FileNotFoundError:
        if not (folder / file).is_symlink():
            return None
        problems.append(Problem(file, 0, "is a link to a file that isn't there"))
    except UnicodeDecodeError:
        problems.append(Problem(file, 0, "is not UTF-8; convert it, for example with iconv"))
    except OSError as error:
        problems.append(Problem(file, 0, f"can't be read: {error.strerror or error}"))
    except DossierError as error:
        problems.extend(error.problems)
    return None


def _read_about(value: Any, report: Report) -> tuple[str, str, str, str]:
    fields = Fields(value, report, "dossier", 1)
    schema = fields.text("schema")
    if schema and schema != SCHEMA:
        fields.note("schema", f"schema is {schema!r}; this program reads schema {SCHEMA}")
    about = (
        fields.identifier(),
        fields.text("title"),
        fields.optional("introduction"),
        fields.optional("language", "en"),
    )
    fields.done()
    return about
