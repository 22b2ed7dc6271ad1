"""Exact scoring of questionnaires and rules. Python holds the method, content/instruments the numbers."""

from multifidus.clinical.scoring.beliefs import startback_risk
from multifidus.clinical.scoring.door import SCORED, score
from multifidus.clinical.scoring.errors import ScoringError

__all__ = ["SCORED", "ScoringError", "score", "startback_risk"]
