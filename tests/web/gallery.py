"""Every component and layout with made-up values, as files to look at: `python tests/web/gallery.py FOLDER`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import jinja2
import yaml

from multifidus.library.load import load_knowledge
from multifidus.web.components.norm_bar import norm_bar
from multifidus.web.components.plot import CoursePlot, course_plot

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "src" / "multifidus" / "web" / "templates"
PAGES = Path(__file__).resolve().parent / "gallery"
SAMPLES: dict[str, Any] = yaml.safe_load((PAGES / "samples.yaml").read_text())

DAYS = {"d": "done", "p": "part", "m": "missed", "r": "rest", "f": "to_come"}
COURSE = [(0, 1), (1, 0.8), (2, 0.66), (4, 0.51), (6, 0.46), (12, 0.44)]  # what is left of the pain, by week
PAIN = [(0, 6), (1, 5.5), (2, 5), (3, 3), (4, 4.5), (5, 3), (6, 2)]
TASKS = [(0, 13), (2, 11), (4, 9), (6, 6)]

EVERYWHERE = {
    "clinic": {"name": "Riverside Clinic", "phone": "01632 960144", "emergency_number": "999"},
    "demo": True,
    "unsigned": "2026.11.2",
    "csrf_input": "",
}
PATIENT = {**EVERYWHERE, "person": "Marta Lindqvist"}
STAFF = {**EVERYWHERE, "person": "Tom Reyes", "owner": True, "work_count": 9}


def environment() -> jinja2.Environment:
    """Return our templates with the components' own, without a site around them."""
    loaders = [jinja2.FileSystemLoader([TEMPLATES, PAGES]), jinja2.PackageLoader("nhsuk_frontend_jinja")]
    found = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        undefined=jinja2.ChainableUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    found.globals.update(
        static=lambda path: f"/static/{path}", url=lambda name, **kwargs: f"#{name}", figure=lambda exercise: None
    )
    return found


def areas() -> list[tuple[str, str]]:
    """Return the places of the body chart, as the fact `pain_areas` has them, each with words."""
    return [(value, _in_words(value)) for value in load_knowledge(ROOT / "content").facts["pain_areas"].choices]


def contexts() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return what to render: file name -> (template, values)."""
    marked, often, units = SAMPLES["marked"], SAMPLES["often"], SAMPLES["units"]
    health = {**PATIENT, "page_title": "Your general health"}
    missing = {"steroids": 'Choose one answer. "I don\'t know" is fine.'}
    chart = {"page_title": "Where does it hurt?", "areas": areas(), "marked": marked}
    progress = {"weeks": _weeks(), "pain": _pain(events=[(4, 4.5, "flare-up")]), "tasks": _tasks()}
    overview = {"pain_small": _pain(small=True), "tasks_small": _tasks(small=True), "days": _days("drdddrrddrmddr")}
    return {
        "today": ("today.html", {**PATIENT, "page_title": "Today", "nav": "today"}),
        "intake": ("intake.html", health),
        "intake-error": ("intake.html", {**health, "faults": missing}),
        "chart": ("chart.html", {**PATIENT, **chart}),
        "fields": ("fields.html", {**PATIENT, "page_title": "Every field", "units": units, "often": often}),
        "emergency": ("emergency.html", {**EVERYWHERE, "page_title": "Go to hospital now"}),
        "progress": ("progress.html", {**PATIENT, **progress, "page_title": "My progress", "nav": "progress"}),
        "sign-in": ("sign_in.html", {**EVERYWHERE, "page_title": "Sign in"}),
        "work-list": ("work_list.html", {**STAFF, "page_title": "Work list", "nav": "work", "rows": _work_list()}),
        "patient": ("patient.html", {**_of_a_patient("Overview"), **overview, "marked": marked, **SAMPLES}),
        "plan": ("plan.html", {**_of_a_patient("Plan"), "exercises": _exercises()}),
        "examination": ("examination.html", {**_of_a_patient("Examination"), **SAMPLES, "tests": _tests()}),
    }


def render_all() -> dict[str, str]:
    """Return every page of the gallery as HTML, by name."""
    templates = environment()
    return {name: templates.get_template(page).render(**values) for name, (page, values) in contexts().items()}


def _in_words(value: str) -> str:
    words = re.sub(r"_(left|right)$", r", \1", value).replace("_", " ")
    return words[0].upper() + words[1:]


def _of_a_patient(here: str) -> dict[str, Any]:
    words = ("Overview", "Intake", "Examination", "Diagnosis", "Plan", "Sessions")
    places = [(word, "#", word == here) for word in words]
    return {
        **STAFF,
        "page_title": f"{here}, Marta Lindqvist",
        "nav": "patients",
        "head": SAMPLES["head"],
        "places": places,
    }


def _band(base: float) -> list[tuple[float, float, float]]:
    return [(week, base * (part - 0.15), base * (part + 0.15)) for week, part in COURSE]


def _pain(**more: Any) -> CoursePlot:
    return course_plot(PAIN, high=10, band=_band(6), matters_at=4, **more)


def _tasks(**more: Any) -> CoursePlot:
    return course_plot(TASKS, high=24, band=_band(13), matters_at=8, is_guess=True, **more)


def _days(letters: str) -> list[str]:
    return [DAYS[letter] for letter in letters]


def _weeks() -> list[dict[str, Any]]:
    return [{**week, "days": _days(week["days"])} for week in SAMPLES["weeks"]]


def _work_list() -> list[dict[str, Any]]:
    return [{**row, "days": _days(row["days"])} for row in SAMPLES["work_list"]]


def _exercises() -> list[dict[str, Any]]:
    return [{**row, "days": [(day, day < 5) for day in range(7)]} for row in SAMPLES["exercises"]]


def _tests() -> list[dict[str, Any]]:
    rows = SAMPLES["tests"]
    return [
        {**row, "value": f"{row['scale']['value']:g}", "bar": norm_bar(**row["scale"])} if "scale" in row else row
        for row in rows
    ]


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, html in render_all().items():
        (folder / f"{name}.html").write_text(html)
