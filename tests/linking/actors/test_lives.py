"""What a report tells of ages and deaths, by which namesakes are told apart."""

from __future__ import annotations

import pytest

from onrecord.linking.actors.lives import Life, lives_in, no_one_lives_both, with_what_tells

DAY = "2031-03-05"  # a Wednesday


def told(text: str, name: str = "Ana Weld") -> Life:
    start = text.index(name)
    return lives_in(text, [(start, start + len(name), "a")], DAY).get("a", Life())


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Ana Weld died on Monday at the age of 84.", {84}),
        ("Ana Weld, a baker from Tull, died on Monday at 84, her son said.", {84}),
        ("The 34-year-old baker Ana Weld said no.", {34}),
        ("Ana Weld is 44.", {44}),
        ("Ana Weld was killed. Her dog, aged 9, ran.", set()),
        ("Ana Weld died at 10 on Monday.", set()),
        ("Ana Weld is 44th in line.", set()),
        ("Ana Weld died on Monday. Her father died aged 90.", set()),
    ],
)
def test_ages(text: str, ages: set[int]) -> None:
    assert told(text).ages == ages


@pytest.mark.parametrize(
    ("text", "died_on", "died_by"),
    [
        ("Ana Weld, who died on Monday, was a baker.", "2031-03-03", DAY),
        ("Ana Weld was shot dead by soldiers.", None, DAY),
        ("The mother of Ana Weld died on Monday.", None, None),
        ("He denied that Ana Weld died on Monday.", None, None),
        ("Ana Weld's dog died on Monday.", None, None),
        ("Ana Weld said her mother, Ida, died on Monday.", None, None),
        ("Ana Weld was nearly killed on Monday.", None, None),
    ],
)
def test_deaths(text: str, died_on: str | None, died_by: str | None) -> None:
    life = told(text)
    assert (life.died_on, life.died_by) == (died_on, died_by)


def test_the_day_on_which_somebody_acts_is_the_last_such_day() -> None:
    assert told("Ana Weld said on Thursday that she would run.").alive_on == "2031-02-27"
    assert told("Ana Weld said on Wednesday that she would run.").alive_on == DAY
    assert told("Ana Weld said on Monday last week that she would run.").alive_on is None


def test_what_follows_after_somebody_else_is_named_is_theirs() -> None:
    text = "Ana Weld died near Ida Brandt, aged 30."
    lives = lives_in(text, [(0, 8, "a"), (19, 29, "b")], DAY)
    assert lives["a"] == Life(died_by=DAY)


def test_nobody_acts_after_their_death_or_dies_twice() -> None:
    dead = Life(died_on="2031-03-03", died_by=DAY)
    assert no_one_lives_both(dead, Life(alive_on="2031-03-09"))
    assert no_one_lives_both(Life(alive_on="2031-03-09"), dead)
    assert not no_one_lives_both(dead, Life(alive_on="2031-03-04"))
    assert no_one_lives_both(dead, Life(died_on="2031-03-12", died_by="2031-03-13"))
    assert not no_one_lives_both(dead, Life(died_by="2031-03-13"))


def test_a_day_on_which_somebody_lives_tells_only_beside_a_death() -> None:
    alone = with_what_tells({"a": Life(alive_on="2031-03-09"), "b": Life(alive_on="2031-03-10")})
    assert set(alone.values()) == {Life()}
    beside = with_what_tells(
        {"a": Life(alive_on="2031-03-09"), "b": Life(alive_on="2031-03-10"), "c": Life(died_by=DAY)}
    )
    assert beside["a"] == beside["b"]
    assert no_one_lives_both(beside["a"], beside["c"])
