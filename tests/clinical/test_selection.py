"""The choice of exercises: what it is worth, what it may hold, and that chance has no part in it."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from multifidus.clinical.selection import MOST_EXERCISES, Candidate, choose, greedy, value_of

WEIGHTS = {"strength": 10.0, "mobility": 6.0, "balance": 3.0}


def candidate(name: str, minutes: float = 10, bonus: float = 0, rivals: tuple[str, ...] = (), **serves: float):
    return Candidate(name, serves, bonus, minutes, frozenset(rivals))


def names(chosen) -> set[str]:
    return {found.exercise for found in chosen}


def is_allowed(chosen, minutes: float) -> bool:
    return (
        len(chosen) <= MOST_EXERCISES
        and sum(found.minutes_a_week for found in chosen) <= minutes
        and not any(found.exercise in other.rivals for found in chosen for other in chosen)
    )


def random_instance(seed: int, count: int = 11):
    """Return candidates, weights and minutes; each pair of neighbours is one exercise in two forms."""
    rng = Random(seed)
    needs = [f"need_{number}" for number in range(5)]
    weights = {need: float(rng.randint(1, 10)) for need in needs}
    found = []
    for number in range(count):
        serves = {rng.choice(needs): rng.choice((1.0, 0.7, 0.4, 0.2)) for _ in range(rng.randint(1, 3))}
        rivals = frozenset({f"e{number ^ 1}"})
        found.append(
            Candidate(f"e{number}", serves, rng.choice((-3.0, -1.0, 0.0, 0.0, 5.0)), rng.randint(5, 60), rivals)
        )
    return found, weights, float(rng.randint(20, 200))


def test_the_second_exercise_for_a_need_counts_a_third_of_the_first():
    one, other = candidate("one", strength=1.0), candidate("other", strength=0.8)

    assert value_of([one], WEIGHTS) == pytest.approx(10)
    assert value_of([one, other], WEIGHTS) == pytest.approx(10 + 0.35 * 8)
    assert value_of([other, one], WEIGHTS) == value_of([one, other], WEIGHTS)


def test_a_third_exercise_for_the_same_need_adds_nothing_but_its_bonus():
    chosen = [candidate(name, strength=1.0) for name in "ab"]

    assert value_of([*chosen, candidate("c", strength=1.0, bonus=0.5)], WEIGHTS) == value_of(chosen, WEIGHTS) + 0.5


def test_a_need_that_nobody_has_is_worth_nothing():
    assert value_of([candidate("a", relaxation=1.0)], WEIGHTS) == 0


def test_nothing_to_choose_from_gives_nothing():
    assert choose([], WEIGHTS, 100) == ()


def test_what_costs_more_than_it_gives_is_left_out():
    assert choose([candidate("a", balance=0.2, bonus=-5)], WEIGHTS, 100) == ()


def test_six_at_most_are_chosen():
    many = [candidate(f"e{number}", minutes=1, bonus=1.0) for number in range(12)]

    assert len(choose(many, WEIGHTS, 1000)) == MOST_EXERCISES


def test_two_small_ones_beat_one_big_one_that_gains_more_at_first():
    big = candidate("big", minutes=60, strength=1.0)
    small = [candidate("small", minutes=30, mobility=1.0), candidate("other", minutes=30, strength=0.9)]

    assert names(choose([big, *small], WEIGHTS, 60)) == {"small", "other"}


def test_the_easier_and_the_harder_form_are_never_together():
    easy = candidate("easy", strength=1.0, bonus=2, rivals=("hard",))
    hard = candidate("hard", strength=1.0, bonus=2, rivals=("easy",))

    assert len(choose([easy, hard], WEIGHTS, 100)) == 1
    assert len(choose([hard, easy], WEIGHTS, 100)) == 1


def test_the_most_useful_comes_first():
    chosen = choose([candidate("a", balance=1.0), candidate("b", strength=1.0)], WEIGHTS, 100)

    assert [found.exercise for found in chosen] == ["b", "a"]


def test_ties_go_to_the_earlier_candidate():
    twins = [candidate(name, strength=1.0, bonus=-9) for name in ("first", "second")]

    assert [found.exercise for found in choose(twins, WEIGHTS, 100)] == ["first"]


@pytest.mark.parametrize("seed", range(60))
def test_a_choice_is_allowed_and_never_worse_than_the_greedy_one(seed: int):
    candidates, weights, minutes = random_instance(seed, count=30)

    chosen = choose(candidates, weights, minutes)

    assert is_allowed(chosen, minutes)
    assert value_of(chosen, weights) >= value_of(greedy(candidates, weights, minutes), weights) - 1e-9
    assert chosen == choose(candidates, weights, minutes)


def test_a_choice_is_near_the_best_there_is():
    """Against every subset of eleven; the bench measures it on the candidates of real pathways."""
    shares = []
    for seed in range(25):
        candidates, weights, minutes = random_instance(seed)
        subsets = (s for size in range(MOST_EXERCISES + 1) for s in combinations(candidates, size))
        best = max(value_of(subset, weights) for subset in subsets if is_allowed(subset, minutes))
        shares.append(value_of(choose(candidates, weights, minutes), weights) / best)

    assert min(shares) > 0.75
    assert sum(shares) / len(shares) > 0.97
