"""The patient's day: the cards of today's page, and what to do with only a few minutes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from multifidus.clinical.sayings import DayWords

WALKING = "walking"  # stands for an exercise's id in the log of a walk
SLOTS = {2: ("morning", "evening"), 3: ("morning", "midday", "evening")}  # [project] by times a day
ORDER = ("morning", "through_the_day", "any_time", "midday", "evening")
MOST_TITLES = 2

State = Literal["done", "next", "to_come"]
DayState = Literal["done", "part"]


@dataclass(frozen=True, slots=True)
class Card:
    """Some work of a day that is done together.

    `done` of `times` were done in full; `begun` says that some set of the next
    time was done. `minutes` are those of one time, None where not known.
    """

    id: str  # a key of ORDER, or "walking"
    title: str
    when: str
    lead: str
    minutes: int | None
    exercises: tuple[str, ...]
    done: int
    times: int
    begun: bool
    state: State


@dataclass(frozen=True, slots=True)
class Short:
    """What to do with only a few minutes, and why it is this."""

    exercises: tuple[str, ...]
    minutes: int
    because: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day of an approved plan; `minutes` are those of all exercises, without the walk."""

    exercises: tuple[str, ...]
    cards: tuple[Card, ...]
    short: Short
    minutes: float
    rest: bool
    lead: str


SetsDone = Iterable[tuple[str, str]]
"""The sets of a day: exercise and side ("left", "right" or "") of each performed set."""


def day_of(
    document: Mapping[str, Any],
    weekday: int,
    words: DayWords,
    sets_today: SetsDone = (),
    short_minutes: float | None = None,
) -> Day:
    """Return the day as cards, in the order in which a day goes.

    Exercises done several times a day stand in cards of their own; the others
    make up one card for any time. The walk comes last.

    Args:
        document: an approved plan.
        weekday: 0 for Monday to 6.
        words: how things are named.
        sets_today: what was done on this day.
        short_minutes: minutes for the short session; None for the usual few.
    """
    planned = planned_on(document, weekday)
    counts = Counter(sets_today)
    times = {one["exercise"]: times_done(one, counts) for one in planned}
    cards = [_card(slot, group, times, counts, words) for slot, group in _slots(planned)]
    walking = document.get("walking")
    if walking:
        cards.append(_walk(walking, counts, words))
    return Day(
        exercises=tuple(one["exercise"] for one in planned),
        cards=_with_next(cards),
        short=_short(planned, times, short_minutes or words.short_minutes, words),
        minutes=round(sum(one["minutes_a_day"] for one in planned), 1),
        rest=not planned,
        lead="" if planned else words.rest_day,
    )


def planned_on(document: Mapping[str, Any], weekday: int) -> list[Mapping[str, Any]]:
    """Return the document's exercises of a weekday (0 Monday to 6), most useful first."""
    return [one for one in document["exercises"] if weekday in one["days"]]


def times_done(planned: Mapping[str, Any], sets: Mapping[tuple[str, str], int]) -> int:
    """Return how many times an exercise was done in full: all its sets, on both sides where it has two.

    >>> plank = {"exercise": "plank", "unilateral": True, "dose": {"sets": 2}}
    >>> times_done(plank, {("plank", "left"): 4, ("plank", "right"): 3})
    1
    """
    name = planned["exercise"]
    left, right, either = (sets.get((name, side), 0) for side in ("left", "right", ""))
    paired = min(left, right) if planned["unilateral"] else left + right
    return int((paired + either) // planned["dose"]["sets"])


def state_of_day(document: Mapping[str, Any], weekday: int, sets: SetsDone) -> DayState | None:
    """Return "done" when each exercise of the day was done at least once in full, "part" for less, None for nothing.

    Source: project
    """
    counts = Counter(sets)
    planned = planned_on(document, weekday)
    if planned and all(times_done(one, counts) for one in planned):
        return "done"
    return "part" if counts.total() else None


def minutes_once(planned: Mapping[str, Any]) -> float:
    """Return the minutes of an exercise done once."""
    return float(planned["minutes_a_day"] / planned["dose"]["per_day"])


def _slots(planned: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Return the exercises of each part of the day, in the order of the day."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for one in planned:
        per_day = one["dose"]["per_day"]
        slots = ("any_time",) if per_day == 1 else SLOTS.get(per_day, ("through_the_day",))
        for slot in slots:
            found.setdefault(slot, []).append(one)
    return [(slot, found[slot]) for slot in ORDER if slot in found]


def _card(
    slot: str,
    group: Sequence[Mapping[str, Any]],
    times_of: Mapping[str, int],
    counts: Mapping[tuple[str, str], int],
    words: DayWords,
) -> Card:
    minutes = rounded(sum(map(minutes_once, group)))
    often = slot == "through_the_day"
    times = max(one["dose"]["per_day"] for one in group) if often else 1
    done_here = [_done_here(slot, one, times_of[one["exercise"]]) for one in group]
    done = min(times if finished else count for count, finished in done_here)
    begun = done < times and (
        any(count > done for count, _ in done_here)
        or any(_begun_here(slot, one, times_of[one["exercise"]], counts) for one in group)
    )
    named, spent = words.times[slot], minutes_words(minutes, words)
    return Card(
        id=slot,
        title=_title(group, words),
        when=(words.when_often if often else words.when).format(when=named, times=times, minutes=spent),
        lead=_lead(group, words),
        minutes=minutes,
        exercises=tuple(one["exercise"] for one in group),
        done=done,
        times=times,
        begun=begun,
        state="done" if done >= times else "to_come",
    )


def _done_here(slot: str, planned: Mapping[str, Any], times: int) -> tuple[int, bool]:
    """Return how often an exercise was done in this part of the day, and whether that is all."""
    per_day = planned["dose"]["per_day"]
    if slot == "through_the_day":
        return min(times, per_day), times >= per_day
    done = times > _before(slot, per_day)
    return int(done), done


def _begun_here(slot: str, planned: Mapping[str, Any], times: int, counts: Mapping[tuple[str, str], int]) -> bool:
    """Return whether some sets of an exercise count towards its next time, and that time falls into this part."""
    per_day = planned["dose"]["per_day"]
    sides = 2 if planned["unilateral"] else 1
    performed = sum(
        counts.get((planned["exercise"], side), 0) * (1 if side else sides) for side in ("left", "right", "")
    )
    rest = performed > times * planned["dose"]["sets"] * sides
    return rest and times < per_day and (slot == "through_the_day" or times == _before(slot, per_day))


def _before(slot: str, per_day: int) -> int:
    """Return how many times of a day come before this part of it."""
    return SLOTS[per_day].index(slot) if per_day in SLOTS else 0


def _walk(walking: Mapping[str, Any], counts: Mapping[tuple[str, str], int], words: DayWords) -> Card:
    minutes = walking.get("minutes")
    done = int(counts.get((WALKING, ""), 0) > 0)
    named = words.times["any_time"]
    when = words.when.format(when=named, minutes=minutes_words(minutes, words)) if minutes else named
    return Card(WALKING, words.walk, when, walking["plain"], minutes, (), done, 1, False, "done" if done else "to_come")


def _with_next(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Return the cards, of which the first that is open is the next; one begun through the day can wait."""
    open_cards = [card for card in cards if card.state != "done"]
    fresh = [card for card in open_cards if card.id != "through_the_day" or not card.done]
    chosen = next(iter(fresh or open_cards), None)
    return tuple(replace(card, state="next") if card is chosen else card for card in cards)


def _short(planned: Sequence[Mapping[str, Any]], done: Mapping[str, int], minutes: float, words: DayWords) -> Short:
    """Return what fits, most useful first: the document's order; where nothing fits, the shortest alone."""
    left = [one for one in planned if done[one["exercise"]] < one["dose"]["per_day"]]
    if not left:
        return Short((), 0, words.short_nothing if planned else words.rest_day)
    chosen: list[Mapping[str, Any]] = []
    for one in left:
        if sum(map(minutes_once, chosen)) + minutes_once(one) <= minutes:
            chosen.append(one)
    template = words.short_fits if chosen else words.short_longer
    chosen = chosen or [min(left, key=minutes_once)]
    names = "; ".join(one["plain"] for one in chosen)
    taken = rounded(sum(map(minutes_once, chosen)))
    spent = minutes_words(rounded(minutes) if template == words.short_fits else taken, words)
    return Short(tuple(one["exercise"] for one in chosen), taken, template.format(names=names, minutes=spent))


def rounded(minutes: float) -> int:
    """Return whole minutes, at least one, a half rounded up."""
    return max(1, math.floor(minutes + 0.5))


def minutes_words(minutes: int, words: DayWords) -> str:
    """Return whole minutes in words."""
    return words.minute if minutes == 1 else words.minutes.format(minutes=minutes)


def _title(group: Sequence[Mapping[str, Any]], words: DayWords) -> str:
    if len(group) == 1:
        return str(group[0]["plain"])
    kinds = list(dict.fromkeys(words.goals[one["goal"]] for one in group))
    if len(kinds) > MOST_TITLES:
        return words.several
    title = kinds[0] if len(kinds) == 1 else words.both.format(first=kinds[0], second=kinds[1])
    return title[:1].upper() + title[1:]


def _lead(group: Sequence[Mapping[str, Any]], words: DayWords) -> str:
    count = words.exercise if len(group) == 1 else words.exercises.format(count=len(group))
    things = _things(group, words)
    return f"{count} {words.need.format(things=things) if things else words.nothing_needed}"


def _things(group: Sequence[Mapping[str, Any]], words: DayWords) -> str:
    """Return what is needed, each once; a choice falls away where one of its things is needed anyway."""
    wanted = {frozenset([kind] if isinstance(kind, str) else kind): None for one in group for kind in one["equipment"]}
    kept = [choice for choice in wanted if not any(other < choice for other in wanted)]
    said = [_listed([words.equipment[name] for name in sorted(choice)], words.last_or) for choice in kept]
    return _listed(said, words.last_and)


def _listed(items: Sequence[str], last: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return last.format(first=", ".join(items[:-1]), last=items[-1])
