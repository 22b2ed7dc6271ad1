"""Two bones meet their target and keep their length."""

import pytest

from multifidus.motion.body.reach import two_bones
from multifidus.motion.body.vectors import distance


def test_the_end_meets_a_target_within_reach():
    _middle, end = two_bones((0, 90, 0), (10, 20, 0), 41.7, 41.8, (1, 0, 0))

    assert end == pytest.approx((10, 20, 0))


def test_both_bones_keep_their_length_when_the_target_is_too_far():
    middle, end = two_bones((0, 90, 0), (0, -40, 30), 41.7, 41.8, (1, 0, 0))

    assert distance((0, 90, 0), middle) == pytest.approx(41.7)
    assert distance(middle, end) == pytest.approx(41.8)


def test_the_knee_points_where_it_is_told():
    middle, _end = two_bones((0, 90, 0), (0, 20, 0), 41.7, 41.8, (1, 0, 0))

    assert middle[0] > 10


def test_a_pole_along_the_limb_still_gives_a_place():
    middle, end = two_bones((0, 90, 0), (0, 20, 0), 41.7, 41.8, (0, 1, 0))

    assert distance(middle, end) == pytest.approx(41.8)
