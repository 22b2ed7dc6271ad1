"""Which exercises together do most for this patient's needs, inside the minutes and days there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_EXERCISES = 6
SECOND_SHARE = 0.35  # [project] what a second exercise adds to a need that is already served
MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exercise that may be chosen, with all that the choice looks at."""

    exercise: str
    serves: Mapping[str, float]  # need -> how well, 0 to 1
    bonus: float  # for being named by the pathway; against for warnings and a far level
    minutes_a_week: float
    rivals: frozenset[str] = frozenset()  # easier and harder forms of the same exercise: never together


def value_of(chosen: Sequence[Candidate], weights: Mapping[str, float]) -> float:
    """Return what a choice is worth: each need counts once, a second helper a little.

    For each need: weight x (best service + 0.35 x second best), plus each
    exercise's own bonus.
    """
    total = sum(candidate.bonus for candidate in chosen)
    for need, weight in weights.items():
        best = second = 0.0
        for candidate in chosen:
            service = candidate.serves.get(need, 0.0)
            if service > best:
                best, second = service, best
            elif service > second:
                second = service
        total += weight * (best + SECOND_SHARE * second)
    return total


def choose(
    candidates: Sequence[Candidate], weights: Mapping[str, float], minutes_a_week: float
) -> tuple[Candidate, ...]:
    """Return at most six candidates, near the best that fits into the minutes of a week.

    Greedy first, then exchanges of one for one as long as they gain. Ties go
    to the earlier candidate, so the same input gives the same choice.
    """
    chosen = greedy(candidates, weights, minutes_a_week)
    for _ in range(MOST_ROUNDS):
        better = _best_exchange(chosen, candidates, weights, minutes_a_week)
        if better is None:
            break
        chosen = greedy(candidates, weights, minutes_a_week, start=better)
    return tuple(chosen)


def greedy(
    candidates: Sequence[Candidate],
    weights: Mapping[str, float],
    minutes_a_week: float,
    start: Sequence[Candidate] = (),
) -> list[Candidate]:
    """Return a choice made by adding, each time, the candidate that gains most."""
    chosen = list(start)
    gains = _Gains(chosen, weights)
    used = sum(candidate.minutes_a_week for candidate in chosen)
    while len(chosen) < MOST_EXERCISES:
        best, best_gain = None, 0.0
        barred = _barred(chosen)
        for candidate in candidates:
            if used + candidate.minutes_a_week > minutes_a_week or candidate.exercise in barred:
                continue
            gain = gains.of(candidate)
            if gain > best_gain + 1e-9:
                best, best_gain = candidate, gain
        if best is None:
            break
        chosen.append(best)
        used += best.minutes_a_week
        gains = _Gains(chosen, weights)
    return chosen


class _Gains:
    """What one more candidate would add to a choice; the best two services of each need are kept."""

    def __init__(self, chosen: Sequence[Candidate], weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.top: dict[str, tuple[float, float]] = {}
        for candidate in chosen:
            for need, service in candidate.serves.items():
                best, second = self.top.get(need, (0.0, 0.0))
                if service > best:
                    self.top[need] = (service, best)
                elif service > second:
                    self.top[need] = (best, service)

    def of(self, candidate: Candidate) -> float:
        gain = candidate.bonus
        for need, service in candidate.serves.items():
            weight = self.weights.get(need)
            if weight is None:
                continue
            best, second = self.top.get(need, (0.0, 0.0))
            if service > best:
                gain += weight * (service - best + SECOND_SHARE * (best - second))
            elif service > second:
                gain += weight * SECOND_SHARE * (service - second)
        return gain


def _best_exchange(
    chosen: Sequence[Candidate],
    candidates: Sequence[Candidate],
    weights: Mapping[str, float],
    minutes_a_week: float,
) -> list[Candidate] | None:
    now = value_of(chosen, weights)
    best: list[Candidate] | None = None
    for index in range(len(chosen)):
        rest = [candidate for place, candidate in enumerate(chosen) if place != index]
        gains = _Gains(rest, weights)
        base = value_of(rest, weights)
        free = minutes_a_week - sum(candidate.minutes_a_week for candidate in rest)
        barred = _barred(rest) | {chosen[index].exercise}
        for candidate in candidates:
            if candidate.minutes_a_week > free or candidate.exercise in barred:
                continue
            worth = base + gains.of(candidate)
            if worth > now + 1e-9:
                best, now = [*rest, candidate], worth
    return best


def _barred(chosen: Sequence[Candidate]) -> set[str]:
    return {name for candidate in chosen for name in (candidate.exercise, *candidate.rivals)}
