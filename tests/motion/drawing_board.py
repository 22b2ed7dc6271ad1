"""Figures for tests, written as an author writes them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from multifidus.library.figure_reader import read_figure_file
from multifidus.motion.body.movement import Movement
from multifidus.motion.figure.figure import Figure

STANDING = """
view: side
poses:
  tall:
    say: Stand tall.
    pelvis: 0
    legs: {thigh: 0, knee: 0, foot: flat}
    contact: [feet]
steps: [{pose: tall, hold_s: 1}]
"""

SQUAT = """
view: side
works: [thigh_front]
poses:
  tall:
    say: Stand with feet apart.
    pelvis: 0
    legs: {thigh: 2, knee: 3, abduct: 8, foot: flat}
    contact: [feet]
  low:
    like: tall
    say: Bend hips and knees.
    pelvis: 38
    head: 15
    legs: {thigh: 80, knee: 90}
steps:
  - {pose: tall, hold_s: 0.5}
  - {pose: low, move_s: 2, hold_s: 1}
  - {pose: tall, move_s: 2}
arrows: [{follow: pelvis, from: tall, to: low}]
"""

BRIDGE = """
view: side
props: [mat]
works: [buttock]
poses:
  start:
    say: Lie on your back, knees bent, feet flat.
    pelvis: -90
    head: -86
    legs: {hip: 50, knee: 108, foot: flat}
    arms: {shoulder: -2, abduct: 48, elbow: 10}
    contact: [upper_back]
  top:
    like: start
    say: Squeeze the buttocks and lift the hips.
    pelvis: -115
    chest: -115
    upper_back: -107
    head: -84
steps:
  - {pose: start, hold_s: 0.6}
  - {pose: top, move_s: 1.8, hold_s: 2}
  - {pose: start, move_s: 2.2}
arrows: [{push: pelvis, from: start, to: top}]
"""

BIRD_DOG = """
view: side
props: [mat]
works: [low_back, buttock]
poses:
  start:
    say: On hands and knees, back level.
    pelvis: 79
    head: 78
    legs: {thigh: 0, knee: 90, ankle: -80}
    arms: {hand: floor}
    contact: [knees]
  reach:
    like: start
    say: Reach one arm and the opposite leg.
    left_leg: {thigh: -83, knee: 2, ankle: -10}
    right_arm: {upper_arm: 92, elbow: 3, hand: free, wrist: 0}
    contact: [right_knee]
steps:
  - {pose: start, hold_s: 0.6}
  - {pose: reach, move_s: 2, hold_s: 3}
  - {pose: start, move_s: 2}
arrows: [{follow: right_wrist, from: start, to: reach}]
"""

OPEN_BOOK = """
view: side
props: [mat, pillow]
works: [upper_back]
poses:
  closed:
    say: Lie on your side, arms forward.
    pelvis: {lean: -90, turn: -90}
    legs: {hip: 80, knee: 90}
    arms: {shoulder: 90, elbow: 3, abduct: 0}
    contact: [body]
  open:
    like: closed
    say: Open the top arm and look after it.
    chest: {lean: -90, turn: -60}
    upper_back: {lean: -90, turn: -25}
    head: {lean: -90, turn: 20}
    left_arm: {shoulder: 90, abduct: 100}
steps:
  - {pose: closed, hold_s: 1}
  - {pose: open, move_s: 2.5, hold_s: 2}
  - {pose: closed, move_s: 2}
arrows: [{follow: left_wrist, from: closed, to: open}]
"""

SIT_TO_STAND = """
view: side
props: [chair]
poses:
  sit:
    say: Sit near the front of a chair.
    pelvis: -2
    legs: {thigh: 87, knee: 99, foot: flat}
    arms: {hand: other_shoulder}
    contact: [pelvis on chair]
  stand:
    like: sit
    say: Stand tall.
    pelvis: 0
    legs: {thigh: 3, knee: 4}
    contact: [feet]
steps:
  - {pose: sit, hold_s: 0.6}
  - {pose: stand, move_s: 2, hold_s: 1}
  - {pose: sit, move_s: 2}
arrows: [{follow: neck, from: sit, to: stand}]
"""

HINGE = """
view: side
props: [stick]
poses:
  stand:
    say: Stand with a stick along the back.
    pelvis: 0
    legs: {thigh: 4, knee: 6, foot: flat}
    right_arm: {hand: stick_low}
    left_arm: {hand: stick_top}
    contact: [feet]
  hinge:
    like: stand
    say: Push the hips back.
    pelvis: 58
    head: 56
    legs: {thigh: 20, knee: 22}
steps:
  - {pose: stand, hold_s: 0.8}
  - {pose: hinge, move_s: 2, hold_s: 1}
  - {pose: stand, move_s: 2}
arrows: [{push: pelvis, from: stand, to: hinge}]
"""


def figure_of(text: str, name: str = "drawn") -> Figure:
    """Return the figure that a text describes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return read_figure_file(path, name, name.replace("_", " ").title())


def movement_of(text: str) -> Movement:
    """Return the movement that a text describes."""
    return figure_of(text).movement()


def frames_of(movement: Movement) -> list:
    """Return the body in every frame that is drawn."""
    return [movement.at_time(t) for t in movement.key_times()]
