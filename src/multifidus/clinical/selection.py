"""Which exercises together do most for this patient's needs, inside the minutes and days there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

MOST_EXERCISES = 6
SECOND_SHARE = 0.35  # [project] what a second exercise adds to a need that is already served
MOST_ROUNDS = 4
LEAST_GAIN = 1e-9  # less is a rounding error
LEAST_MINUTES = 0.1
NOTHING = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exercise that may be chosen, with all that the choice looks at."""

    exercise: str
    serves: Mapping[str, float]  # need -> how well, 0 to 1
    bonus: float  # for being named by the pathway; against for warnings and a far level
    minutes_a_week: float
    rivals: frozenset[str] = frozenset()  # easier and harder forms of the same exercise: never together; mutual


def value_of(chosen: Sequence[Candidate], weights: Mapping[str, float]) -> float:
    """Return what a choice is worth: each need counts once, a second helper a little.

    For each need: weight x (best service + 0.35 x second best), plus each
    exercise's own bonus.
    """
    total = sum(candidate.bonus for candidate in chosen)
    for need, (best, second) in _best_two(chosen).items():
        total += weights.get(need, 0.0) * (best + SECOND_SHARE * second)
    return total


def choose(
    candidates: Sequence[Candidate], weights: Mapping[str, float], minutes_a_week: float
) -> tuple[Candidate, ...]:
    """Return at most six candidates, near the best that fits into the minutes of a week, most useful first.

    Starts with the greedy choice by gain or, where minutes run out before the
    six places do, by gain a minute if that is better; then drops one and fills
    up again, as long as that gains. Ties go to the earlier candidate, so the
    same input gives the same choice.
    """
    chosen = greedy(candidates, weights, minutes_a_week)
    if len(chosen) < MOST_EXERCISES:
        other = greedy(candidates, weights, minutes_a_week, rank=by_gain_a_minute)
        chosen = max(chosen, other, key=lambda start: value_of(start, weights))
    for _ in range(MOST_ROUNDS):
        better = _best_exchange(chosen, candidates, weights, minutes_a_week)
        if better is None:
            break
        chosen = better
    names = {candidate.exercise for candidate in chosen}
    return tuple(greedy([c for c in candidates if c.exercise in names], weights, minutes_a_week))


def by_gain(gain: float, _: float) -> float:
    """Return the gain itself."""
    return gain


def by_gain_a_minute(gain: float, minutes: float) -> float:
    """Return the gain for each minute that it takes: better where minutes are short."""
    return gain / max(minutes, LEAST_MINUTES)


def greedy(
    candidates: Sequence[Candidate],
    weights: Mapping[str, float],
    minutes_a_week: float,
    start: Sequence[Candidate] = (),
    rank: Callable[[float, float], float] = by_gain,
) -> list[Candidate]:
    """Return a choice made by adding, each time, the candidate that ranks highest among those that gain."""
    chosen = list(start)
    barred = {name for candidate in chosen for name in (candidate.exercise, *candidate.rivals)}
    free = minutes_a_week - sum(candidate.minutes_a_week for candidate in chosen)
    while len(chosen) < MOST_EXERCISES:
        top = _best_two(chosen)
        best, highest = None, 0.0
        for candidate in candidates:
            if candidate.minutes_a_week > free or candidate.exercise in barred:
                continue
            gain = _gain(candidate, top, weights)
            if gain > LEAST_GAIN and (height := rank(gain, candidate.minutes_a_week)) > highest + LEAST_GAIN:
                best, highest = candidate, height
        if best is None:
            break
        chosen.append(best)
        barred.update((best.exercise, *best.rivals))
        free -= best.minutes_a_week
    return chosen


def _best_exchange(
    chosen: Sequence[Candidate],
    candidates: Sequence[Candidate],
    weights: Mapping[str, float],
    minutes_a_week: float,
) -> list[Candidate] | None:
    """Return the best of the choices that drop one and fill up without it; None where none gains."""
    best, most = None, value_of(chosen, weights) + LEAST_GAIN
    names = {candidate.exercise for candidate in chosen}
    for dropped in chosen:
        rest = [candidate for candidate in chosen if candidate is not dropped]
        free = minutes_a_week - sum(candidate.minutes_a_week for candidate in rest)
        others = [c for c in candidates if c.minutes_a_week <= free and c.exercise not in names]
        found = greedy(others, weights, minutes_a_week, start=rest)
        worth = value_of(found, weights)
        if worth > most:
            best, most = found, worth
    return best


def _best_two(chosen: Sequence[Candidate]) -> dict[str, tuple[float, float]]:
    """Return, for each need, how well the best and the second best of a choice serve it."""
    top: dict[str, tuple[float, float]] = {}
    for candidate in chosen:
        for need, service in candidate.serves.items():
            best, second = top.get(need, NOTHING)
            if service > best:
                top[need] = (service, best)
            elif service > second:
                top[need] = (best, service)
    return top


def _gain(candidate: Candidate, top: Mapping[str, tuple[float, float]], weights: Mapping[str, float]) -> float:
    """Return what one more candidate adds to the value of a choice."""
    gain = candidate.bonus
    for need, service in candidate.serves.items():
        weight = weights.get(need, 0.0)
        best, second = top.get(need, NOTHING)
        if service > best:
            gain += weight * (service - best + SECOND_SHARE * (best - second))
        elif service > second:
            gain += weight * SECOND_SHARE * (service - second)
    return gain
