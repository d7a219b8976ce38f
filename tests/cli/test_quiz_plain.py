"""The quiz line by line: on any input and output, and nothing that was answered is ever lost."""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from sahelreader.cli import quiz
from sahelreader.cli.plain_quiz import PlainQuiz
from sahelreader.cli.plain_words import when
from sahelreader.dossier.model import Article, ArticleHead, Block, Dating, Entity, Fact, Glossary, Name, Overview
from sahelreader.dossier.voices import Claim, Position
from sahelreader.store.errors import StoreError
from sahelreader.store.moment import Moment, day_begins
from sahelreader.store.store import Store
from sahelreader.study.counted import COUNTED
from sahelreader.study.directions import Directions
from sahelreader.study.history import effective
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Due, Schedule
from sahelreader.study.plan import Plan, Selection
from sahelreader.study.session import Session
from sahelreader.workspace import NotFoundError
from tests.study.making import DOSSIER, NOON, Clock, make_event, make_fact

if TYPE_CHECKING:
    from sahelreader.store.events import ReviewEvent

PARAGRAPH = "It was in Moura, in central Mali, that they came."


class Reader:
    """Somebody with a dossier, a store and a keyboard."""

    def __init__(self, folder: Path) -> None:
        head = ArticleHead(
            "france24", "a.txt", "0" * 64, "Mali after Moura", False, "France 24", None, "news", "en",
            Dating("1 April 2022", "2022-04-01"), "F24", 900, 2,
        )  # fmt: skip
        blocks = tuple(Block("paragraph", number, 0, PARAGRAPH, 0, 40, ()) for number in (1, 2))
        self._article = Article(head, blocks, ())
        self.overview = Overview(DOSSIER, "Mali, Russia and France", "", "en", (head,), 2, 1, 0)
        tine = Entity("alioune-tine", "person", "Alioune Tine", (Name("Alioune Tine"),), "", "", (), (), ())
        self.glossary = Glossary({}, {"alioune-tine": tine})
        self.facts: tuple[Fact, ...] = (
            make_fact("f0", entities=("alioune-tine",), attribution="Alioune Tine", status="disputed"),
            make_fact("f1", tags=("moura",)),
        )
        self.claims: tuple[Claim, ...] = ()
        self.store = Store.open(folder / "reader.db")
        self.clock = Clock()
        self.screen = io.StringIO()
        self.plan = Plan()

    def article(self, article_id: str) -> Article:
        if article_id != "france24":
            raise NotFoundError(f"There is no article {article_id!r}")
        return self._article

    def ledger(self) -> Ledger:
        return Ledger(self.store.reviews(DOSSIER), Schedule(), Directions(self.facts))

    def session(self, record: Any = None) -> Session:
        return Session(
            self.facts, self.store.reviews(DOSSIER), dossier=DOSSIER, record=record or self.store.record_review,
            clock=self.clock, plan=self.plan,
        )  # fmt: skip

    def begin_session(self, plan: Plan, _clock: Any) -> Session:
        self.plan = plan
        return self.session()

    def types(self, *lines: str, record: Any = None) -> int:
        keyboard = io.StringIO("".join(f"{line}\n" for line in lines))
        session = self.session(record)
        return PlainQuiz(session, self, lambda text: print(text, file=self.screen), keyboard.readline, self.clock).run()

    @property
    def sees(self) -> str:
        return self.screen.getvalue()

    @property
    def right(self) -> str:
        """The number of the right option of the question that comes next."""
        prompt = self.session().current
        return str(prompt.right_index + 1) if prompt else ""

    @property
    def kept(self) -> list[ReviewEvent]:
        return effective(self.store.reviews(DOSSIER))


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


def test_a_question_shows_three_numbered_answers(reader: Reader) -> None:
    assert reader.types("q") == 0
    assert "Mali, Russia and France: 2 new, 0 in learning, 0 due." in reader.sees
    assert "Where was it? (f0)" in reader.sees
    lines = reader.sees.splitlines()
    assert sorted(line.split()[1] for line in lines if line.startswith("  ")) == ["Gao", "Mopti", "Moura"]
    assert reader.sees.endswith("No answer was given.\n")


def test_a_right_answer_shows_what_proves_it_and_when_it_is_asked_again(reader: Reader) -> None:
    reader.types(reader.right, "q")
    told = reader.sees[reader.sees.index("Right.") :]
    assert told.splitlines()[:7] == [
        "Right.",
        "Answer: Moura",
        "  “in Moura, in central Mali”",
        "  France 24, Mali after Moura, ¶2 (france24#p2)",
        "  According to: Alioune Tine",
        "  Disputed: another position stands in this dossier.",
        "Asked again in 10 minutes.",
    ]
    assert reader.sees.endswith("1 answer is saved.\n")
    assert [event.rating for event in reader.kept] == [3]


def test_a_wrong_answer_tells_why_and_what_is_right(reader: Reader) -> None:
    wrong = next(n for n in "123" if n != reader.right)
    reader.types(wrong)
    assert "Wrong: " in reader.sees
    assert reader.sees.index("Wrong: ") < reader.sees.index("Answer: Moura")
    assert "Asked again in 1 minute." in reader.sees
    assert [event.verdict for event in reader.kept] == ["wrong"]


def test_every_answer_is_on_disk_before_the_next_line_is_printed(reader: Reader) -> None:
    order: list[str] = []

    def record(*events: ReviewEvent) -> None:
        order.append(f"screen has {len(reader.sees.splitlines())}")
        reader.store.record_review(*events)
        order.append(f"screen has {len(reader.sees.splitlines())}")

    reader.types(reader.right, record=record)
    assert len(order) == 2
    assert order[0] == order[1]


def test_not_sure_is_hard(reader: Reader) -> None:
    reader.types(f"{reader.right}?")
    assert [(event.rating, event.confidence) for event in reader.kept] == [(2, 1)]


def test_a_choice_can_be_rated_otherwise(reader: Reader) -> None:
    reader.types(reader.right, "easy")
    assert [event.rating for event in reader.kept] == [4]
    assert "2026, in " in reader.sees


def test_recall_shows_the_answer_and_is_graded(reader: Reader) -> None:
    reader.store.record_review(make_event(3, fact="f0"), make_event(3, fact="f1"))
    reader.clock.pass_(minutes=12)
    reader.types("", "7", "3", "", "good")
    assert "How well did you know it? 1 again (1 minute), 2 hard (10 minutes), 3 good (" in reader.sees.replace(
        "\n", " "
    )
    assert reader.sees.count("says how well you knew it") == 1
    assert [(event.rating, event.verdict) for event in reader.kept[2:]] == [(3, "self"), (3, "self")]
    assert "2 answers are saved." in reader.sees
    assert "The next question is due on " in reader.sees


@pytest.fixture
def learned(reader: Reader) -> Reader:
    """A reader who once chose both answers right."""
    reader.store.record_review(make_event(3, fact="f0"), make_event(3, fact="f1"))
    reader.clock.pass_(minutes=12)
    return reader


def test_a_written_answer_is_checked_and_says_why(learned: Reader) -> None:
    learned.types("moura", "", "Gao", "")
    assert "Right. That is the answer." in learned.sees
    assert "Wrong. The answer is Moura." in learned.sees
    kept = learned.kept[2:]
    assert [(event.verdict, event.rating, event.answered) for event in kept] == [
        ("correct", 3, "moura"), ("wrong", 1, "Gao"),
    ]  # fmt: skip


def test_a_written_answer_with_a_question_mark_or_a_hint_is_hard(learned: Reader) -> None:
    learned.types("Moura?", "", "h", "Moura", "")
    assert "It begins so: M····" in learned.sees
    assert [(event.rating, event.confidence, event.hints) for event in learned.kept[2:]] == [(2, 1, 0), (2, None, 1)]


def test_o_turns_the_verdict_on_a_written_answer(learned: Reader) -> None:
    learned.types("Gao", "o", "")
    assert "Right, by your own judgement." in learned.sees
    assert [(event.verdict, event.overridden) for event in learned.kept[2:]] == [("correct", "wrong")]


def test_the_paragraph_is_shown_after_the_answer_and_not_before(reader: Reader) -> None:
    reader.types("s", reader.right, "s")
    before, after = reader.sees.split("Right.")
    assert "give the answer away" in before
    assert PARAGRAPH not in before
    assert f"France 24, Mali after Moura, ¶2 (france24#p2):\n  {PARAGRAPH}" in after


def test_an_answer_is_taken_back_and_asked_again(reader: Reader) -> None:
    reader.types("u", reader.right, "u", "u")
    assert reader.sees.count("There is no answer to take back.") == 2
    assert reader.sees.count("Where was it? (f0)") == 2
    assert reader.kept == []


def test_help_tells_the_keys_of_the_moment(reader: Reader) -> None:
    reader.types("?", "nonsense", "4", "0", reader.right, "?", "nonsense")
    assert reader.sees.count("1, 2 or 3 chooses an answer") == 4
    assert reader.sees.count("Enter goes on; again, hard, good or easy") == 2
    assert "  u        takes the last answer back\n" in reader.sees


def test_the_end_of_input_is_a_way_to_leave(reader: Reader) -> None:
    assert reader.types(reader.right) == 0
    assert reader.sees.endswith("The input has ended.\n1 answer is saved.\n")


def test_an_interrupted_quiz_says_what_is_saved(reader: Reader) -> None:
    def read_line() -> str:
        raise KeyboardInterrupt

    said: list[str] = []
    assert PlainQuiz(reader.session(), reader, said.append, read_line, reader.clock).run() == 130
    assert said[-1] == "No answer was given."


def test_when_an_answer_cannot_be_saved_the_question_stays(reader: Reader) -> None:
    right, is_full = reader.right, [True]

    def record(*events: ReviewEvent) -> None:
        if is_full.pop() if is_full else False:
            raise StoreError("The disk that holds reader.db is full, and this was not saved: free some space.")
        reader.store.record_review(*events)

    assert reader.types(right, right, record=record) == 0
    assert "Not saved: The disk that holds reader.db is full" in reader.sees
    assert reader.sees.count("Right.") == 1
    assert len(reader.kept) == 1


def test_leaving_after_an_answer_that_was_not_saved_is_a_failure(reader: Reader) -> None:
    def record(*events: ReviewEvent) -> None:
        raise StoreError("full.")

    assert reader.types(reader.right, record=record) == 1
    assert reader.sees.endswith("No answer was given.\n")


def test_when_nothing_is_due_it_says_when_and_how_to_practise(reader: Reader) -> None:
    reader.store.record_review(make_event(4, fact="f0"), make_event(4, fact="f1"))
    assert reader.types() == 0
    assert "Nothing is due.\nThe next question is due on " in reader.sees
    assert "sahelreader quiz --plain --practice" in reader.sees


def test_new_facts_beyond_the_day_are_spoken_of(reader: Reader) -> None:
    reader.plan = Plan(new_a_day=0)
    reader.types()
    assert "2 new facts wait for another day" in reader.sees


def test_questions_that_are_due_and_not_asked_today_are_spoken_of(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.plan = Plan(new_a_day=0)
    monkeypatch.setattr(Session, "waiting", 1)
    reader.types()
    assert "1 question is due and waits for another day" in reader.sees


def test_the_first_quiz_says_what_the_numbers_count(reader: Reader) -> None:
    reader.types("?", "q")
    heading, help_ = reader.sees.split("Question 1", 1)
    assert COUNTED in " ".join(heading.split())
    assert COUNTED in " ".join(help_.split())


def test_where_the_articles_differ_is_told_at_d(reader: Reader) -> None:
    evidence = reader.facts[1].evidence
    positions = (Position("france24", None, "says", "in Moura itself", evidence),)
    reader.claims = (Claim("where", "Where was it?", "", positions, (), ()),)
    reader.facts = reader.facts[1:]
    reader.types("d", reader.right, "d", "q")
    asked, told = reader.sees.split("Right.")
    assert "That would give the answer away" in asked
    shown, after = told.split("(d shows what each of them says.)")
    assert "The articles differ: Where was it?" in shown
    assert "in Moura itself" not in shown
    assert "F24: in Moura itself" in after


def test_practice_says_that_the_schedule_stays(reader: Reader) -> None:
    reader.store.record_review(make_event(4, fact="f0"), make_event(4, fact="f1"))
    reader.plan = Plan(mode="practice", seed="x")
    reader.types("", "4", "", "4")
    assert "1 again, 2 hard, 3 good, 4 easy" in reader.sees
    assert reader.sees.startswith("Mali, Russia and France: practice, 2 questions. The schedule stays as it is.\n")
    assert [line for line in reader.sees.splitlines() if line.startswith("Question")] == [
        "Question 1 (2 left)",
        "Question 2 (1 left)",
    ]
    assert "Asked again" not in reader.sees
    assert {event.mode for event in reader.kept[2:]} == {"practice"}


def test_an_exam_leaves_the_schedule_alone_and_tells_how_many_were_right(reader: Reader) -> None:
    reader.plan = Plan(mode="exam", limit=1, seed="x")
    reader.types(reader.right, "")
    assert reader.sees.startswith("Mali, Russia and France: exam, 1 question, each once.")
    assert "Asked again" not in reader.sees
    assert reader.sees.endswith("1 answer is saved.\nRight: 1 of 1.\n")


def test_the_help_is_a_line_for_each_word_and_no_line_is_too_long(reader: Reader) -> None:
    reader.types("?", reader.right, "?", "x", "q")
    lines = reader.sees.splitlines()
    assert max(map(len, lines)) <= 78
    assert lines.count("  suspend  puts it aside for good") == 2
    assert "1, 2 or 3 chooses an answer; with a question mark (2?) if you are not sure." in lines


def test_no_control_character_is_ever_printed(reader: Reader) -> None:
    reader.types(reader.right, "s", "", "?", "u", "q")
    assert all(character.isprintable() or character == "\n" for character in reader.sees)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (Due(NOON.at_ms + 600_000, NOON.study_day, 600_000, by_day=False), "in 10 minutes"),
        (Due(NOON.at_ms - 1, NOON.study_day, 600_000, by_day=False), "now"),
        (Due(day_begins(NOON.study_day + 1, 0), NOON.study_day + 1, 86_400_000, by_day=True), "tomorrow"),
        (
            Due(day_begins(NOON.study_day + 2, 0), NOON.study_day + 2, 1, by_day=True),
            "on Friday 3 April 2026, in 2 days",
        ),
    ],
)
def test_due_times_are_said_as_people_say_them(due: Due, expected: str) -> None:
    assert when(due, Moment(NOON.at_ms)) == expected


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    quiz.add_parser(parser.add_subparsers())
    return parser.parse_args(["quiz", *words])


@pytest.mark.parametrize(
    ("words", "plan", "is_plain"),
    [
        ((), Plan(), False),
        (("--plain",), Plan(), True),
        (("--article", "france24"), Plan(Selection(article="france24")), True),
        (("--tag", "moura", "--limit", "3"), Plan(Selection(tag="moura"), limit=3), True),
        (("--person", "alioune tine"), Plan(Selection(entity="alioune-tine")), True),
        (("--entity", "alioune-tine"), Plan(Selection(entity="alioune-tine")), True),
        (("--practice", "--seed", "s", "--new", "0"), Plan(mode="practice", seed="s", new_a_day=0), True),
    ],
)
def test_options_make_the_plan(reader: Reader, words: tuple[str, ...], plan: Plan, is_plain: bool) -> None:
    assert quiz._plan(parse(*words), reader) == (plan, is_plain)


@pytest.mark.parametrize("words", [("--article", "bbc"), ("--tag", "none"), ("--person", "nobody")])
def test_what_the_dossier_does_not_have_is_told(reader: Reader, words: tuple[str, ...]) -> None:
    with pytest.raises(NotFoundError, match=r"[Tt]here is no|No person"):
        quiz._plan(parse(*words), reader)


@pytest.mark.parametrize("number", ["-1", "x", "1e9", "²"])
def test_a_number_that_is_none_is_refused(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(f"--limit={number}")
    assert "takes a number, not " in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--limit", "--weak"])
def test_no_question_at_all_can_not_be_asked_for(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(option, "0")
    assert "takes a number from 1, not '0'" in capsys.readouterr().err


def test_the_weakest_facts_are_practised(reader: Reader) -> None:
    with pytest.raises(NotFoundError, match="none of your recent answers was wrong"):
        quiz._plan(parse("--weak", "3"), reader)
    reader.store.record_review(make_event(1, fact="f1"))
    plan, is_plain = quiz._plan(parse("--weak", "3"), reader)
    assert (plan.selection.facts, plan.mode, is_plain) == (frozenset({"f1"}), "practice", True)


def test_the_command_holds_the_quiz_on_standard_input(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{reader.right}\n"))
    assert quiz.run(parse(), reader) == 0
    assert "1 answer is saved." in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", None)
    assert quiz.run(parse(), reader) == 0


def test_in_a_terminal_the_app_opens(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[dict[str, Any]] = []

    def launch(_workspace: Any, **options: Any) -> int:
        opened.append(options)
        return 7

    monkeypatch.setattr(quiz, "_is_terminal", lambda: True)
    monkeypatch.setitem(sys.modules, "sahelreader.cli.launch", SimpleNamespace(launch=launch))
    assert quiz.run(parse(), reader) == 7
    assert opened == [{"quiz": True}]


PIPED = """
import sys
from pathlib import Path
from tests.cli.test_quiz_plain import Reader, parse
from sahelreader.cli import quiz
reader = Reader(Path(sys.argv[1]))
try:
    quiz.run(parse("--plain"), reader)
except BrokenPipeError:
    sys.stderr.write(f"kept {len(reader.kept)}")
    sys.stderr.flush()
    import os
    os._exit(0)
"""


def test_a_broken_pipe_loses_no_answer(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(root), str(root / "src")))}
    with subprocess.Popen(
        [sys.executable, "-c", PIPED, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    ) as program:  # fmt: skip
        assert program.stdin
        assert program.stdout
        assert program.stderr
        while b"Your answer" not in program.stdout.readline():
            pass
        program.stdout.close()
        program.stdin.write(b"1\n")
        program.stdin.close()
        assert program.stderr.read() == b"kept 1"
