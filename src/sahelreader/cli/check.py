"""`sahelreader check`: everything that is wrong with a dossier, each with its place."""

from __future__ import annotations

from sahelreader.cli.output import say, say_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path
    from typing import Any

    from sahelreader.dossier.model import Dossier
    from sahelreader.dossier.rules.finding import Finding
    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "check", help="check a dossier and report every problem in it",
        description="Check a dossier: whether it can be read, and the rules of curation (docs/curating.md). The exit "
        "status is 1 if there is an error; warnings alone leave it 0.",
    )  # fmt: skip
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the dossier (default: the one that would be opened)")
    parser.add_argument("--json", action="store_true", help="one JSON object a problem")
    parser.add_argument(
        "--record-ids",
        action="store_true",
        help="add the ids that are new to glossary/ids.txt, so that none is lost later",
    )


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print the problems, and what the dossier holds; exit status 1 if there is an error."""
    from pathlib import Path

    from sahelreader import paths

    folder = Path(paths.absolute(arguments.folder) or workspace.folder)
    dossier, found = _look(folder)
    if arguments.record_ids and dossier is not None:
        _record_ids(folder, dossier)
        dossier, found = _look(folder)
    errors = sum(finding.severity == "error" for finding in found)
    for finding in found:
        if arguments.json:
            say_json({key: getattr(finding, key) for key in ("file", "line", "severity", "rule", "message")})
        else:
            say(str(finding))
    if not arguments.json:
        say(_summary(dossier, errors, len(found) - errors, folder))
    return 1 if errors else 0


def _look(folder: Path) -> tuple[Dossier | None, list[Finding]]:
    """The dossier, if it can be read, and what is wrong with it."""
    from sahelreader.dossier.loading import load_dossier
    from sahelreader.dossier.problems import DossierError
    from sahelreader.dossier.rules.finding import Finding
    from sahelreader.dossier.rules.register import findings

    try:
        dossier = load_dossier(folder)
    except DossierError as error:
        return None, [Finding.of(problem) for problem in error.problems]
    return dossier, findings(folder, dossier)


def _record_ids(folder: Path, dossier: Dossier) -> None:
    """Add new ids to the record; nothing is ever taken out of it."""
    from sahelreader.dossier.problems import DossierError, Problem
    from sahelreader.dossier.rules import ids

    path = folder / ids.FILE
    try:
        recorded = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(ids.with_new_ids(recorded, dossier), encoding="utf-8")
    except OSError as error:
        raise DossierError([Problem(ids.FILE, 0, f"can't be written: {error.strerror or error}")]) from error


def _summary(dossier: Dossier | None, errors: int, warnings: int, folder: Path) -> str:
    counts = [_count(errors, "problem")] if errors else []
    counts += [_count(warnings, "warning")] if warnings else []
    if dossier is None:
        return f"{counts[0]} in {folder}."
    overview, cards = dossier.overview, sum(len(fact.cards) for fact in dossier.facts)
    held = (
        (len(dossier.articles), "article"), (overview.entities, "entity"), (overview.terms, "term"),
        (overview.facts, "fact"), (len(dossier.quotes), "quotation"), (len(dossier.claims), "claim"),
        (len(dossier.events), "event"),
    )  # fmt: skip
    shown = [_count(number, what) for number, what in held if number or what not in ("quotation", "claim", "event")]
    shown[3] += f" with {_count(cards, 'card')}"
    return f"{overview.title}: {', '.join(shown)}. {' and '.join(counts) or 'No problems'}."


def _count(number: int, what: str) -> str:
    plural = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{number} {what if number == 1 else plural}"
