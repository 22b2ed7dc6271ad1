"""What the patient said, as the therapist reads and corrects it."""

import pytest
from django.utils import timezone

from multifidus.records.facts_of import record_facts
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Alert, Episode, FactRecord, Invitation, Patient

from .given import finished_intake

BLADDER = ("urinary_retention_new", "bladder_incontinence_new")


def intake(opened, page=""):
    return f"/clinic/patients/{opened.patient.pk}/intake{page}"


def page_of(fact):
    """The address of the page that asks for a fact."""
    return next(
        f"/{part.id}/{page.id}"
        for part in knowledge().intake.values()
        for page in part.pages
        if any(fact in question.facts for question in page.questions)
    )


def tell(opened, **facts):
    now = timezone.now()
    record_facts(
        opened.episode, facts, by=opened.patient.account, source="intake", at=now, zone="Europe/London",
        local_date=now.date(), revision="test",
    )  # fmt: skip


def newest(fact):
    return FactRecord.objects.filter(fact=fact).order_by("-id").first()


def test_answers_stand_in_the_words_of_the_question(signed_in, alice, marta):
    tell(marta, fever=True)

    page = signed_in(alice).get(intake(marta)).content.decode()

    assert knowledge().facts["fever"].ask.split(",")[0] in page
    assert "Yes" in page


def test_not_known_and_not_asked_are_told_apart(signed_in, alice, marta):
    before = signed_in(alice).get(intake(marta)).content
    tell(marta, unexplained_weight_loss="unknown")

    after = signed_in(alice).get(intake(marta)).content

    assert b"not asked yet" in before
    assert b"not known: ask" not in before
    assert b"not known: ask" in after


def test_questions_without_an_answer_are_folded_below_those_with_one(signed_in, alice, marta):
    finished_intake(marta)
    tell(marta, fever=True)

    page = signed_in(alice).get(intake(marta)).content.decode()

    answered = page.index(knowledge().facts["fever"].ask.split(",")[0])
    assert answered < page.index("questions without an answer", answered)
    assert "not asked yet" not in page


def test_a_questionnaire_shows_its_score_and_what_was_ticked(signed_in, alice, marta):
    words = knowledge().instruments["rmdq24"].wording.items
    tell(marta, rmdq_answers=[1, 1, *[0] * 22])

    page = signed_in(alice).get(intake(marta)).content.decode()

    assert "Score: 2." in page
    assert words[1].rstrip(".") in page.replace("&#39;", "'")
    assert words[2].rstrip(".") not in page.replace("&#39;", "'")


def test_reading_is_marked_once_with_its_time(signed_in, alice, marta):
    finished_intake(marta)
    client = signed_in(alice)
    client.post(intake(marta, "/read"))
    first = Episode.objects.get().intake_read_at

    client.post(intake(marta, "/read"))

    assert first is not None
    assert Episode.objects.get().intake_read_at == first


def test_a_corrected_answer_is_kept_beside_the_old_one_with_the_therapists_name(signed_in, alice, marta):
    tell(marta, **dict.fromkeys(BLADDER, False))

    answer = signed_in(alice).post(
        intake(marta, page_of(BLADDER[0])), {BLADDER[0]: "no", BLADDER[1]: "unknown"}, follow=True
    )

    rows = FactRecord.objects.filter(fact=BLADDER[1]).order_by("id")
    assert [(row.known, row.source) for row in rows] == [(True, "intake"), (False, "entry")]
    assert rows[1].by == alice.account
    assert b"Alice, " in answer.content


def test_an_alarming_answer_raises_the_alarm_at_once(signed_in, alice, marta):
    answer = signed_in(alice).post(intake(marta, page_of(BLADDER[0])), dict.fromkeys(BLADDER, "yes"), follow=True)

    assert Episode.objects.get().tier == "emergency"
    assert Alert.objects.get().urgency == "now"
    assert b"These answers call for somebody now" in answer.content
    assert b"Red flags and open questions" in answer.content


def test_a_blank_required_answer_is_told_and_the_good_ones_are_kept(signed_in, alice, marta):
    answer = signed_in(alice).post(intake(marta, page_of(BLADDER[0])), {BLADDER[0]: "no"})

    assert answer.status_code == 422
    assert f'href="#{BLADDER[1]}'.encode() in answer.content
    assert newest(BLADDER[0]).value is False
    assert newest(BLADDER[1]) is None


@pytest.mark.parametrize("bad", ["maybe", "\x00", "x" * 9000, "1"])
def test_an_answer_that_is_none_of_the_choices_is_told(signed_in, alice, marta, bad):
    answer = signed_in(alice).post(intake(marta, page_of(BLADDER[0])), {BLADDER[0]: bad, BLADDER[1]: "no"})

    assert answer.status_code == 422
    assert newest(BLADDER[0]) is None


def test_saving_goes_on_to_the_next_page_if_wanted(signed_in, alice, marta):
    answer = signed_in(alice).post(intake(marta, page_of(BLADDER[0])), {**dict.fromkeys(BLADDER, "no"), "next": "yes"})

    assert answer.status_code == 302
    assert "/intake/safety/" in answer.headers["Location"]


@pytest.mark.parametrize("page", ["/nowhere/page", "/safety/nowhere", "/safety/xx-1"])
def test_a_page_that_is_not_asked_is_missing(signed_in, alice, marta, page):
    assert signed_in(alice).get(intake(marta, page)).status_code == 404


@pytest.mark.parametrize("page", ["", "intake"])
def test_who_has_no_account_is_asked_by_the_therapist_and_the_page_says_where_to_begin(page, signed_in, alice, marta):
    Patient.objects.update(account=None)
    first = next(iter(sorted(knowledge().intake.values(), key=lambda part: part.order)))

    words = signed_in(alice).get(f"/clinic/patients/{marta.patient.pk}/{page}").content.decode()

    begin = f'<a class="nhsuk-button" href="/clinic/patients/{marta.patient.pk}/intake/{first.id}/'
    assert begin in words
    assert "<details" not in words[words.index("<main") : words.index(begin)]


def test_who_was_invited_and_has_not_come_in_yet_is_not_called_without_an_account(signed_in, alice, marta):
    Patient.objects.update(account=None)
    Invitation.objects.create(
        kind="patient", patient=marta.patient, token_hash="x", created_at=timezone.now(), expires_at=timezone.now()
    )

    words = signed_in(alice).get(f"/clinic/patients/{marta.patient.pk}/intake").content

    assert b"The patient has not begun." in words
