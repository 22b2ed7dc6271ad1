"""The approved plan: whole in itself, the same each time, and out of reach of later changes."""

from __future__ import annotations

import dataclasses
import json
from types import MappingProxyType
from typing import Any

import pytest
from tests.clinical.patients import BRITTLE, FUSED, KNOWLEDGE, WHY, approval, assessed

from multifidus.clinical.document import resolve
from multifidus.clinical.draft import Draft, DraftError, draft_from
from multifidus.clinical.drafting import add, change_dose, remove, set_note, set_walking, swap

NURSE = assessed()
DRAFT = draft_from(NURSE)
TOP = {
    "schema", "content_revision", "content", "for_patient", "exercises", "walking", "functional", "techniques",
    "needs", "pathways", "visits", "reassess_days", "discharge", "escalate", "unmet", "excluded", "minutes_of_days",
    "labels", "note", "later",
}  # fmt: skip
FOR_PATIENT = {
    "message", "category_say", "expect", "goals", "take_care", "pain", "good_to_know", "when_to_get_help", "home",
    "reassess", "education", "left_out",
}  # fmt: skip
OF_AN_EXERCISE = {
    "exercise", "title", "plain", "purpose", "cues", "modifications", "warnings", "equipment", "position",
    "unilateral", "side", "dose", "dose_words", "minutes_a_day", "days", "why", "rule_dose", "changed_because",
    "easier", "family", "level", "goal",
}  # fmt: skip


def document(draft: Draft = DRAFT) -> dict[str, Any]:
    return resolve(draft, NURSE, KNOWLEDGE)


def edited() -> Draft:
    draft = swap(DRAFT, "fp_knees", "ps_incline", WHY, NURSE, KNOWLEDGE)
    return set_note(change_dose(draft, "bd_arm", {"sets": 3}, WHY, NURSE, KNOWLEDGE), "Call me on Friday.")


def test_it_is_plain_json_and_comes_back_as_it_was():
    found = document(edited())

    assert json.loads(json.dumps(found)) == found


def test_it_holds_all_that_patient_and_player_read():
    found = json.loads(json.dumps(document()))

    assert found.keys() >= TOP
    assert found["for_patient"].keys() >= FOR_PATIENT
    for exercise in found["exercises"]:
        assert exercise.keys() >= OF_AN_EXERCISE
        assert exercise["plain"] and exercise["purpose"] and exercise["cues"] and exercise["why"]
        assert "Effort:" in exercise["dose_words"]
        assert exercise["days"] and exercise["minutes_a_day"] > 0
    assert found["for_patient"]["message"] and found["for_patient"]["pain"] and found["for_patient"]["when_to_get_help"]
    assert len(found["minutes_of_days"]) == 7


def test_every_reason_carries_the_words_of_its_sources():
    reasons = [reason for exercise in document()["exercises"] for reason in exercise["why"]]

    cited = [source for reason in reasons for source in reason["sources"]]
    assert cited
    assert all(source["words"] == KNOWLEDGE.sources[source["id"]].cite for source in cited)


def test_content_that_changes_afterwards_changes_nothing():
    found = document()
    kept = json.dumps(found)
    renamed = {name: dataclasses.replace(e, plain="new", cues=("new",)) for name, e in KNOWLEDGE.exercises.items()}

    later = dataclasses.replace(KNOWLEDGE, exercises=MappingProxyType(renamed), revision="later")

    assert json.dumps(found) == kept
    assert resolve(DRAFT, NURSE, later)["exercises"][0]["plain"] == "new"


def test_the_same_draft_gives_the_same_document():
    assert json.dumps(document(edited())) == json.dumps(document(edited()))


def test_it_names_the_hash_of_every_exercise_row_and_rule_it_stands_on():
    found = document()

    content = found["content"]
    assert found["content_revision"] == KNOWLEDGE.revision
    assert list(content) == sorted(content)
    assert all(content[name] == KNOWLEDGE.hashes[name] and len(content[name]) == 64 for name in content)
    assert {f"exercises/{exercise['exercise']}" for exercise in found["exercises"]} <= content.keys()
    for wanted in ("pathways/p05_coordination", "progression/pain_rules/default", "manual_therapy/stm", "triage/treat"):
        assert wanted in content
    assert {f"education/{topic['id']}" for topic in found["for_patient"]["education"]} <= content.keys()
    assert {name.partition("/")[0] for name in content} >= {"advice", "needs", "sources", "classification"}


def test_the_therapists_changes_stand_beside_what_the_rules_said():
    found = document(edited())
    by_id = {exercise["exercise"]: exercise for exercise in found["exercises"]}

    assert by_id["bd_arm"]["rule_dose"]["sets"] == 2
    assert by_id["bd_arm"]["dose"]["sets"] == 3
    assert by_id["bd_arm"]["changed_because"] == WHY
    assert by_id["fn_lift_table"]["rule_dose"] is None
    assert by_id["ps_incline"]["added_because"] == WHY
    assert [(x["title"], x["because"]) for x in found["removed"]] == [("Front plank 2: knees", WHY)]
    assert found["note"] == "Call me on Friday."


def test_the_home_programme_counts_what_the_draft_holds():
    found = document(remove(remove(DRAFT, "fp_knees", WHY), "bd_arm", WHY))

    assert "4 exercises" in found["for_patient"]["home"]


def test_walking_that_was_taken_out_is_not_in_it():
    found = document(set_walking(DRAFT, False, WHY))

    assert (found["walking"], found["walking_because"]) == (None, WHY)
    assert "walking_program" not in found["labels"]


def test_an_approval_in_spite_of_a_precaution_shows_who_and_why_and_what_speaks_against():
    brittle = assessed(BRITTLE)
    draft = remove(draft_from(brittle), "fn_sts", WHY)
    draft = add(draft, "bd_square", WHY, brittle, KNOWLEDGE, "Tried here, no trouble.", "A. Clinician")

    exercise = resolve(draft, brittle, KNOWLEDGE)["exercises"][-1]

    assert exercise["approved"] == {"by": "A. Clinician", "reason": "Tried here, no trouble."}
    assert exercise["against"][0]["rule"].startswith("tags/")


def test_a_draft_that_may_not_be_approved_gives_no_document():
    for assessment in (assessed(FUSED), assessed(saddle_numbness=True)):
        with pytest.raises(DraftError) as caught:
            resolve(DRAFT, assessment, KNOWLEDGE)
        assert {field for field, _ in caught.value.faults} == {"plan"}


def test_an_approval_of_the_case_shows_too_with_what_speaks_against():
    brittle = assessed(BRITTLE, [approval("bd_square")])
    draft = draft_from(brittle)
    if draft.place_of("bd_square") is None:
        draft = add(remove(draft, draft.exercises[0].exercise, WHY), "bd_square", WHY, brittle, KNOWLEDGE)

    found = {exercise["exercise"]: exercise for exercise in resolve(draft, brittle, KNOWLEDGE)["exercises"]}

    assert found["bd_square"]["approved"]["by"] == "A. Clinician"
    assert found["bd_square"]["against"]


def test_the_easier_form_is_the_first_that_the_patient_may_do():
    fused = assessed(FUSED)
    draft = draft_from(fused)
    name = draft.exercises[0].exercise
    chain = {name: "lr_double_lowering_bent", "lr_double_lowering_bent": "fn_log_roll", "fn_log_roll": None}
    exercises = {
        one: dataclasses.replace(exercise, easier=chain.get(one, exercise.easier))
        for one, exercise in KNOWLEDGE.exercises.items()
    }

    found = resolve(draft, fused, dataclasses.replace(KNOWLEDGE, exercises=exercises))["exercises"][0]

    assert found["easier"]["exercise"] == "fn_log_roll"


def test_the_patient_reads_why_an_exercise_is_left_out_in_plain_words():
    brittle = assessed(BRITTLE)
    left_out = {
        x["exercise"]: x["why"] for x in resolve(draft_from(brittle), brittle, KNOWLEDGE)["for_patient"]["left_out"]
    }

    says = {found.condition.say for found in brittle.safety.present if found.condition.say}
    assert any(set(why) & says for why in left_out.values())
    assert all(why and all(why) for why in left_out.values())
