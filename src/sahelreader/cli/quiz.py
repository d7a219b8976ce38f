"""`sahelreader quiz`: questions about what was read, in the app or line by line."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sahelreader.dossier.model import Article, Fact, Glossary, Overview
    from sahelreader.dossier.voices import Claim
    from sahelreader.store.events import Mode
    from sahelreader.store.moment import Moment
    from sahelreader.store.store import Store
    from sahelreader.study.ledger import Ledger
    from sahelreader.study.plan import Plan, Selection
    from sahelreader.study.session import Session

    class Workspace(Protocol):
        """What the quiz needs of a workspace."""

        @property
        def overview(self) -> Overview: ...
        @property
        def facts(self) -> Sequence[Fact]: ...
        @property
        def glossary(self) -> Glossary: ...
        @property
        def claims(self) -> Sequence[Claim]: ...
        @property
        def store(self) -> Store: ...
        def article(self, article_id: str, /) -> Article: ...
        def ledger(self) -> Ledger: ...
        def begin_session(self, plan: Plan, clock: Callable[[], Moment], /) -> Session: ...


EXAM_QUESTIONS = 20


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "quiz",
        help="be asked about what you read",
        description="Questions about the dossier's facts, each brought back when it is about to be forgotten. "
        "In a terminal the app opens; with --plain, or any option below it, the quiz runs line by line.",
    )
    parser.add_argument("--plain", action="store_true", help="line by line, on any input and output")
    parser.add_argument("--article", metavar="ID", help="only facts of this article")
    parser.add_argument("--topic", "--tag", dest="tag", metavar="TOPIC", help="only facts with this tag")
    parser.add_argument(
        "--about", "--entity", "--person", dest="entity", metavar="NAME",
        help="only facts about this person, place or organisation (name or id)",
    )  # fmt: skip
    parser.add_argument("--practice", action="store_true", help="ask what isn't due too, and leave the schedule alone")
    parser.add_argument("--weak", metavar="N", type=_some, help="practise the N facts that you know least")
    parser.add_argument(
        "--exam", action="store_true", help=f"{EXAM_QUESTIONS} questions, each once; leaves the schedule alone"
    )
    parser.add_argument("--limit", metavar="N", type=_some, help="end after N answers")
    parser.add_argument("--new", metavar="N", type=_count, help="at most N new facts a day")
    parser.add_argument("--ahead", metavar="DAYS", type=_count, help="ask what falls due in the next DAYS days too")
    parser.add_argument("--seed", metavar="TEXT", help="the same seed puts the same questions in the same order")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Hold the quiz; 0 when all that was answered is saved."""
    plan, is_plain = _plan(arguments, workspace)
    if not is_plain and _is_terminal():
        from sahelreader.cli.launch import launch

        return launch(workspace, quiz=True)  # type: ignore[arg-type] # a Workspace, which has more than is needed here
    from sahelreader.cli.output import complain, say, wrap
    from sahelreader.cli.plain_quiz import PlainQuiz
    from sahelreader.store.moment import read_clock

    if not workspace.facts:
        complain("This dossier has no facts to ask about.")
        return 1
    session = workspace.begin_session(plan, read_clock)
    if workspace.store.notice:
        say(wrap(workspace.store.notice))
    return PlainQuiz(session, workspace, say, _read_line, read_clock).run()


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise argparse.ArgumentTypeError(f"takes a number, not {text[:80]!r}")
    return int(text)


def _some(text: str) -> int:
    if not (number := _count(text)):
        raise argparse.ArgumentTypeError("takes a number from 1, not '0'")
    return number


def _is_terminal() -> bool:
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())


def _read_line() -> str:
    """A line of standard input with its end; empty when there are no more."""
    sys.stdout.flush()
    if sys.stdin is None:
        return ""
    try:
        return sys.stdin.readline()
    except UnicodeDecodeError:
        return "?\n"


def _plan(arguments: argparse.Namespace, workspace: Workspace) -> tuple[Plan, bool]:
    """The session asked for, and whether it is to be held line by line."""
    from msgspec.structs import replace

    from sahelreader.store.moment import read_clock
    from sahelreader.study.plan import Plan, Selection

    selection = Selection(
        article=workspace.article(arguments.article).head.id if arguments.article else None,
        tag=_known_tag(arguments.tag, workspace) if arguments.tag else None,
        entity=_known_entity(arguments.entity, workspace) if arguments.entity else None,
    )
    if arguments.weak is not None:
        selection = replace(selection, facts=_weak(arguments.weak, selection, workspace))
    is_practice = arguments.practice or arguments.weak is not None
    mode: Mode = "exam" if arguments.exam else "practice" if is_practice else "scheduled"
    seed = arguments.seed or (str(read_clock().at_ms) if mode != "scheduled" else "")
    plan = Plan(
        selection,
        mode,
        new_a_day=arguments.new,
        ahead_days=arguments.ahead or 0,
        limit=EXAM_QUESTIONS if arguments.exam and arguments.limit is None else arguments.limit,
        seed=seed,
    )
    return plan, arguments.plain or plan != Plan()


def _weak(number: int, selection: Selection, workspace: Workspace) -> frozenset[str]:
    """Ids of the facts of a selection that are known least; raises `NotFoundError` where none is weak."""
    from sahelreader.study.weak import weakest
    from sahelreader.workspace import NotFoundError

    facts = [fact for fact in workspace.facts if selection.takes(fact)]
    found = frozenset(fact.id for fact in weakest(facts, workspace.ledger(), number))
    if not found:
        raise NotFoundError("No fact is weak: none of your recent answers was wrong.")
    return found


def _known_tag(tag: str, workspace: Workspace) -> str:
    from sahelreader.workspace import NotFoundError

    tags = sorted({tag for fact in workspace.facts for tag in fact.tags})
    if tag not in tags:
        known = f"the tags are {', '.join(tags)}" if tags else "no fact here has a tag"
        raise NotFoundError(f"There is no fact with the tag {tag!r}; {known}.")
    return tag


def _known_entity(name: str, workspace: Workspace) -> str:
    from sahelreader.text.fold import lookup_key
    from sahelreader.workspace import NotFoundError

    entities = workspace.glossary.entities
    if name in entities:
        return name
    key = lookup_key(name)
    for entity in entities.values():
        if any(lookup_key(other.form) == key for other in entity.names):
            return entity.id
    raise NotFoundError(f"No person, place or organisation here is called {name!r}; sahelreader entities lists them.")
