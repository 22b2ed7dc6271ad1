"""Every page to look at, in every state that matters: for the screenshots and for the tests."""

from tests.journeys.pages_account import ACCOUNT_SCREENS, PRACTICE_SCREENS
from tests.journeys.pages_patient import PATIENT_SCREENS
from tests.journeys.pages_therapist import THERAPIST_SCREENS

SCREENS = (*ACCOUNT_SCREENS, *PRACTICE_SCREENS, *PATIENT_SCREENS, *THERAPIST_SCREENS)
