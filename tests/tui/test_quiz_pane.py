"""The quiz: cards, what proves their answers, and a file that has every answer before the screen shows it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from sahelreader.store.errors import StoreError
from sahelreader.store.moment import DAY_MS, Moment
from sahelreader.study.memory import Memory
from sahelreader.tui.messages import ShowPane
from sahelreader.tui.palette import palette_of
from sahelreader.tui.panes.quiz import Quiz
from sahelreader.tui.widgets.prose import Prose
from tests.tui.conftest import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from sahelreader.study.session import Session
    from tests.tui.driving import Driver, Home

pytestmark = pytest.mark.usefixtures("clock")


def session(driver: Driver) -> Session:
    session = driver.get("Quiz", Quiz).session
    assert session is not None
    return session


def fact(driver: Driver) -> str:
    prompt = session(driver).current
    assert prompt is not None
    return prompt.fact.id


def right_key(driver: Driver) -> str:
    prompt = session(driver).current
    assert prompt is not None
    assert prompt.style == "choice"
    return str(prompt.right_index + 1)


def wrong_key(driver: Driver) -> str:
    return "2" if right_key(driver) == "1" else "1"


def rows(home: Home) -> list[tuple[Any, ...]]:
    """The answers in the file, read as another program would."""
    connection = sqlite3.connect(f"file:{home.data / 'reader.db'}?mode=ro", uri=True)
    try:
        return connection.execute(
            "SELECT kind, fact, verdict, rating, mode, confidence FROM event ORDER BY id"
        ).fetchall()
    finally:
        connection.close()


async def test_the_right_choice_is_called_right_with_its_evidence(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press(right_key(driver))
        assert "Right." in driver.text
        assert "✓" in driver.text
        assert "✗" not in driver.text
        assert "Why it matters" in driver.text
        assert "“The port of Sarela opened again on 3 May 2021”" in driver.flowing
        assert "Herald\u00a0¶\u00a02" in driver.text
        await driver.press("space")
        assert driver.status == "Quiz · 1 answered"


async def test_a_wrong_choice_is_named_with_the_right_answer_and_the_reason(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.click_on("Nordby")
        assert "Not so. The answer is Sarela" in driver.flowing
        assert "Nordby is the village across the bay." in driver.flowing


async def test_every_answer_is_in_the_file_before_the_screen_shows_the_verdict(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_file: list[int] = []
    show = Quiz._show

    def watched(self: Quiz, *, keep: bool = False) -> None:
        if self._session is not None and self._session.answers:
            in_file.append(len(rows(home)))
        show(self, keep=keep)

    monkeypatch.setattr(Quiz, "_show", watched)
    async with home.open(quiz=True) as driver:
        await driver.press(right_key(driver))
    assert in_file
    assert in_file[0] == 1
    assert rows(home) == [("review", "port-reopened", "correct", 3, "scheduled", None)]


async def test_not_sure_makes_a_right_choice_hard(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press("n")
        assert "not sure" in driver.status
        await driver.press("n")
        assert "not sure" not in driver.status
        await driver.press("n", right_key(driver), "n")
        assert driver.status == "Quiz · 1 answered · not sure"
    assert rows(home) == [("review", "port-reopened", "correct", 2, "scheduled", 1)]


async def test_a_digit_after_the_verdict_rates_otherwise(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press(right_key(driver), "4")
    assert [(kind, rating) for kind, _, _, rating, *_ in rows(home)] == [("review", 3), ("undo", 3), ("review", 4)]


@pytest.fixture
async def known(home: Home, clock: Callable[[Moment], None]) -> Home:
    """A home where the port was once chosen right, forty days ago."""
    async with home.open(quiz=True) as driver:
        await driver.press(right_key(driver), "4")
    clock(Moment(NOON.at_ms + 40 * DAY_MS))
    return home


async def to_the_port(driver: Driver) -> None:
    """Answer until the port is asked for, which is to be typed."""
    while fact(driver) != "port-reopened":
        await driver.press(right_key(driver), "4")


async def test_a_typed_answer_is_checked_and_says_why(known: Home) -> None:
    async with known.open(quiz=True) as driver:
        await to_the_port(driver)
        await driver.write("nordby")
        await driver.press("enter")
        assert "Not so. The answer is Sarela" in driver.flowing
        assert "You wrote: nordby. Nordby is the village across the bay." in driver.flowing
        assert "1 again" in driver.flowing
    assert rows(known)[-1] == ("review", "port-reopened", "wrong", 1, "scheduled", None)


async def test_a_right_answer_in_another_form_is_right(known: Home) -> None:
    async with known.open(quiz=True) as driver:
        await to_the_port(driver)
        await driver.write("the sarela")
        await driver.press("enter")
        assert "Right. Sarela" in driver.flowing
    assert rows(known)[-1][:4] == ("review", "port-reopened", "correct", 3)


async def test_o_turns_the_verdict_round_and_is_logged(known: Home) -> None:
    async with known.open(quiz=True) as driver:
        await to_the_port(driver)
        await driver.write("Sarella")
        await driver.press("enter")
        verdict = session(driver).outcome
        assert verdict is not None
        assert verdict.verdict == "almost"
        await driver.press("o")
        assert "Wrong, by your own judgement." in driver.flowing
        await driver.press("o", "o")
        assert "Wrong, by your own judgement." in driver.flowing
        last = session(driver).answers[-1]
        assert (last.verdict, last.overridden, last.rating) == ("wrong", "almost", 1)


async def test_an_empty_enter_shows_the_answer_and_wants_a_grade(known: Home) -> None:
    async with known.open(quiz=True) as driver:
        await to_the_port(driver)
        before = len(rows(known))
        await driver.press("enter")
        assert "Answer" in driver.text
        await driver.press("space")
        assert driver.status.startswith("How well did you know it?")
        assert len(rows(known)) == before
        await driver.press("3")
    assert rows(known)[-1] == ("review", "port-reopened", "self", 3, "scheduled", None)


async def test_tab_hints_while_typing_and_a_hinted_answer_is_hard(known: Home) -> None:
    async with known.open(quiz=True) as driver:
        await to_the_port(driver)
        await driver.press("tab")
        assert "It begins so: S·····" in driver.flowing
        await driver.press("tab")
        assert "“The port of […] opened again on 3 May 2021”" in driver.flowing
        await driver.write("Sarela")
        await driver.press("enter")
        assert session(driver).answers[-1].hints == 2
    assert rows(known)[-1][:4] == ("review", "port-reopened", "correct", 2)


async def test_a_hint_is_seen_on_a_small_screen_and_so_is_how_many_are_left(known: Home) -> None:
    async with known.open(quiz=True, size=(30, 10)) as driver:
        await to_the_port(driver)
        assert "2 left" in driver.text
        await driver.press("tab", "tab")
        assert "It begins so: S·····" in driver.flowing
        assert "[…]" in driver.text


async def test_after_the_last_hint_comes_the_answer(known: Home) -> None:
    async with known.open(quiz=True) as driver:
        await to_the_port(driver)
        await driver.press("tab", "tab", "tab")
        assert "Answer Sarela" in driver.flowing


async def test_what_is_typed_is_shown_and_never_run(known: Home) -> None:
    async with known.open(quiz=True) as driver:
        await to_the_port(driver)
        await driver.write("[b]x[/b] [@click=app.quit]y")
        await driver.press("enter")
        assert "[b]x[/b] [@click=app.quit]y" in driver.flowing


async def test_confidence_is_asked_before_the_verdict_once_wanted(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press("a", right_key(driver))
        assert "How sure are you?" in driver.text
        assert not rows(home)
        await driver.press("3")
        assert "Right." in driver.text
        assert rows(home)[-1] == ("review", "port-reopened", "correct", 3, "scheduled", 3)
        await driver.press("4", wrong_key(driver), "1", "space")
        while session(driver).current:
            await driver.press(right_key(driver) if session(driver).current.style == "choice" else "enter", "2", "4")  # type: ignore[union-attr]
        assert "Right, by how sure you were" in driver.text
    async with home.open() as driver:
        assert driver.workspace.store.setting("ask_confidence") == "true"
        await driver.press("z", "a")
        assert driver.workspace.store.setting("ask_confidence") == "false"


@pytest.mark.parametrize("key", ["u", "escape"])
async def test_who_is_asked_how_sure_they_are_can_answer_again(home: Home, key: str) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press("a", right_key(driver), "3", "4")
        asked, before = fact(driver), rows(home)
        wrong = wrong_key(driver)
        await driver.press(wrong)
        prompt = session(driver).current
        assert prompt is not None
        assert f"›  {prompt.options[int(wrong) - 1].text}" in driver.text
        await driver.press(key)
        assert "How sure are you?" not in driver.text
        assert (driver.pane, fact(driver)) == ("quiz", asked)
        assert rows(home) == before
        await driver.press(right_key(driver), "2")
    assert rows(home)[-1] == ("review", asked, "correct", 3, "scheduled", 2)


async def test_what_was_typed_can_be_put_otherwise_before_the_verdict(known: Home) -> None:
    async with known.open(quiz=True) as driver:
        await to_the_port(driver)
        driver.get("Quiz", Quiz).action_ask_confidence()
        await driver.write("sarel")
        await driver.press("enter")
        assert "sarel" in driver.text
        assert "How sure are you?" in driver.text
        await driver.press("u")
        await driver.write("a")
        await driver.press("enter", "3")
    assert rows(known)[-1] == ("review", "port-reopened", "correct", 3, "scheduled", 3)


async def test_three_questions_before_reading_leave_the_schedule_alone(home: Home) -> None:
    async with home.open() as driver:
        driver.app.post_message(ShowPane("quiz", pretest="harbour"))
        await driver.until(lambda: driver.pane == "quiz")
        while (prompt := session(driver).current) is not None:
            await driver.press(*(("1", "space") if prompt.style == "choice" else ("enter", "3")))
        assert "None of it counts" in driver.text
    assert {mode for *_, mode, _ in rows(home)} == {"pretest"}


async def test_any_pane_can_ask_for_practice_about_somebody(home: Home) -> None:
    async with home.open() as driver:
        driver.app.post_message(ShowPane("quiz", about="bruno-keral"))
        await driver.until(lambda: driver.pane == "quiz")
        await driver.until(lambda: session(driver).current)
        assert fact(driver) == "price-of-bridge"
        assert session(driver).plan.mode == "practice"


async def test_s_opens_the_source_with_the_quotation_lit_and_escape_returns_to_the_card(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press("s")
        assert driver.status.startswith("First the answer")
        await driver.press(right_key(driver))
        card = driver.text
        await driver.press("s")
        assert driver.pane == "reader"
        assert lit(driver) == "The port of Sarela opened again on 3 May 2021"
        await driver.press("escape")
        assert driver.pane == "quiz"
        assert driver.text == card


def lit(driver: Driver) -> str:
    """What stands out in the text."""
    text = driver.get("#text", Prose)
    ground = palette_of(driver.app.theme, driver.app.theme_variables).style("found").bgcolor
    segments = (segment for y in range(text.size.height) for segment in text.render_line(y))
    return "".join(segment.text for segment in segments if segment.style and segment.style.bgcolor == ground)


async def test_a_link_to_the_evidence_does_as_s_does(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press(right_key(driver))
        await driver.walk_to("go:harbour")
        await driver.press("enter")
        assert driver.pane == "reader"
        assert lit(driver)


async def test_undo_takes_the_answer_back_and_puts_its_question(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press("u")
        assert driver.status == "There is no answer to take back."
        first = fact(driver)
        await driver.press(wrong_key(driver), "space")
        assert fact(driver) != first
        await driver.press("u")
        assert fact(driver) == first
        assert [kind for kind, *_ in rows(home)] == ["review", "undo"]


async def test_undo_tells_of_an_answer_that_was_not_given_just_now(known: Home) -> None:
    async with known.open(quiz=True) as driver:
        prompt = session(driver).current
        await driver.press("u" if prompt and prompt.style == "choice" else "ctrl+z")
        assert driver.status == "Taken back: your answer of 1 Apr 2026."


async def test_a_store_that_can_not_save_keeps_the_card_and_says_so(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("the disk is full; make room and answer again.")

    async with home.open(quiz=True) as driver:
        monkeypatch.setattr(session(driver)._recording, "_record", refuse)
        card, first = driver.lines[:-1], fact(driver)
        await driver.press(right_key(driver))
        assert driver.status == "Not saved: the disk is full; make room and answer again."
        assert driver.lines[:-1] == card
        monkeypatch.undo()
        await driver.press(right_key(driver))
        assert driver.status != "Not saved: the disk is full; make room and answer again."
        assert fact(driver) == first
    assert len(rows(home)) == 1


async def test_when_nothing_is_left_it_says_so_and_when_the_next_is_due(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        for _ in range(2):
            await driver.press(right_key(driver), "4")
        assert session(driver).current is None
        assert "That is all for now." in driver.text
        assert "2 answers, 2 right. Every one is saved." in driver.text
        assert "The next card is due" in driver.text
    async with home.open(quiz=True) as driver:
        assert "Nothing is due now." in driver.text


async def test_at_the_end_stands_what_was_not_known_and_can_be_practised(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press(right_key(driver), "4")
        await driver.press(wrong_key(driver), "4")
        assert session(driver).current is None
        assert "Not known this time" not in driver.text, "it was rated otherwise"
        await driver.press("u")
        missed = fact(driver)
        await driver.press(wrong_key(driver), "space")
        while session(driver).current is not None:
            await driver.press(right_key(driver), "4")
        assert "Not known this time" in driver.text
        await driver.walk_to("again:")
        await driver.press("enter")
        assert (session(driver).plan.mode, session(driver).plan.selection.facts) == ("practice", frozenset({missed}))


async def test_a_hint_leaves_the_choice_to_the_reader(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press("h", "h")
        assert not driver.prose.link


async def test_practice_leaves_the_schedule_alone_and_escape_leaves_practice(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("z", "x")
        assert "What would you like to practise?" in driver.text
        await driver.press("enter")
        assert driver.status.startswith("Practice")
        counted = session(driver)
        for _ in range(4):
            if counted.current and counted.current.style == "choice":
                await driver.press(right_key(driver), "space")
            else:
                await driver.press("enter", "3")
        await driver.press("escape", "z")
        assert driver.status == "Quiz"
        assert session(driver).counts.new == 2, "no fact counts as met"
    assert {mode for *_, mode, _ in rows(home)} == {"practice"}


async def test_in_practice_too_one_sees_what_the_digits_say(known: Home) -> None:
    async with known.open() as driver:
        driver.app.post_message(ShowPane("quiz", facts=("port-reopened",)))
        await driver.until(lambda: driver.pane == "quiz" and session(driver).current)
        await driver.press("enter")
        assert "1 again 2 hard 3 good 4 easy" in driver.flowing.replace("\u00a0", " ")


async def test_where_one_chooses_what_to_practise_no_key_touches_the_hidden_card(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press(wrong_key(driver), "x")
        page, before = driver.lines[:-1], rows(home)
        for key in ("u", "-", "@", "U", "o", "h", "n", "s", "1", "space"):
            await driver.press(key)
            assert (driver.pane, driver.lines[:-1]) == ("quiz", page), key
        assert rows(home) == before
        assert driver.status == "Practice"
        await driver.press("escape")
        assert "Not so." in driver.text


async def test_a_fact_is_put_aside_for_a_day_or_for_good_and_taken_up_again(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        first = fact(driver)
        await driver.press("-")
        assert driver.status == "Put aside until tomorrow; u takes that back."
        assert fact(driver) != first
        await driver.press("u")
        assert fact(driver) == first
        await driver.press("@", "@", "@")
        assert session(driver).current is None
        assert "takes up again what was put aside for good: 2 facts" in driver.text
        await driver.press("U")
        assert session(driver).current is not None
    kinds = [kind for kind, *_ in rows(home)]
    assert kinds == ["bury", "undo", "suspend", "suspend", "unsuspend", "unsuspend"]


async def test_while_typing_it_is_another_key_that_takes_back(known: Home) -> None:
    async with known.open(quiz=True) as driver:
        await driver.press("enter", "1")
        assert fact(driver) != "port-reopened"
        await driver.press("-")
        assert fact(driver) == "port-reopened"
        assert driver.status == "Put aside until tomorrow; ctrl+z takes that back."


async def test_after_a_short_quiz_z_asks_what_else_is_due(home: Home) -> None:
    async with home.open("bridge") as driver:
        await driver.press("G", "R")
        while session(driver).current is not None:
            await driver.press(right_key(driver), "4")
        assert "asks what is due" in driver.flowing
        await driver.press("z")
        assert session(driver).plan.limit is None
        assert session(driver).current is not None


async def test_a_fact_that_was_put_aside_for_good_is_taken_up_again_alone(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press("@", "@", "x", "end")
        assert "Put aside for good; enter takes one up again" in driver.text
        await driver.walk_to("take-up:")
        await driver.press("enter")
        assert driver.status == "Taken up again."
        assert len(session(driver).suspended) == 1
    assert [kind for kind, *_ in rows(home)] == ["suspend", "suspend", "unsuspend"]


async def test_a_fact_that_is_often_forgotten_asks_to_be_read_again(home: Home) -> None:
    config = home.data.with_name("config")
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.toml").write_text("[study]\nleech = 1\nexam = 2099-05-31\n")
    async with home.open(quiz=True) as driver:
        await driver.press(right_key(driver), "4")
        session(driver)._ledger.book.memories["price-of-bridge"] = Memory("price-of-bridge", lapses=1)
        await driver.press(right_key(driver))
        assert "Often forgotten: read the source again" in driver.text
        await driver.press("space")
        for _ in range(30):
            if session(driver).current is None:
                break
            await driver.press("-")
        assert "On the day of the exam, 31 May 2099" in driver.flowing


async def test_a_reader_without_a_place_for_answers_is_told_and_can_still_read(home: Home) -> None:
    home.data.parent.mkdir(exist_ok=True)
    home.data.write_text("not a folder")
    async with home.open(quiz=True) as driver:
        assert "The quiz needs to keep your answers." in driver.text
        await driver.press("1", "space", "n", "s", "u", "q", "enter")
        assert driver.pane == "reader"


async def test_an_article_offers_questions_before_and_after_reading(home: Home) -> None:
    async with home.open("bridge") as driver:
        await driver.press("G")
        await driver.press("R")
        assert driver.pane == "quiz"
        plan = session(driver).plan
        assert (plan.mode, plan.selection.article, plan.limit) == ("scheduled", "bridge", 5)
