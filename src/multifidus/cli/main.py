"""multifidus plan | why | evaluate | score | content | schema | figures | serve | demo: one door for each."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import TextIO

from multifidus.cli import as_json, demo, figures, patient_text, review, serve, therapist_text
from multifidus.cli.evaluate import evaluate
from multifidus.cli.read_input import InputError, read_case_file, read_json
from multifidus.cli.why import answer
from multifidus.clinical.assess import assess
from multifidus.clinical.complaints import named, nearest
from multifidus.clinical.scoring import ScoringError, score
from multifidus.library.faults import ContentError
from multifidus.library.folders import FOLDERS
from multifidus.library.json_schema import case_schema, schema_of
from multifidus.library.load import load_knowledge

WRONG_INPUT = 2
SOMETHING_FOUND = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status: 0, 1 if a check found something, 2 if the input can't be used."""
    given = _parser().parse_args(arguments)
    try:
        text = given.run(given)
    except figures.Wrong as error:
        print(_printable(str(error), sys.stdout), end="")
        return SOMETHING_FOUND
    except (InputError, ContentError, ScoringError) as error:
        print(_printable(str(error), sys.stderr), file=sys.stderr)
        for alert in getattr(error, "alerts", ()):
            print(f"There is no score, yet act on this now: {alert.replace('_', ' ')}.", file=sys.stderr)
        return WRONG_INPUT
    try:
        print(_printable(text, sys.stdout), end="", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on, as in `| head`
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"The output can't be written: {error.strerror}.", file=sys.stderr)
        return WRONG_INPUT
    return 0


def _plan(given: argparse.Namespace) -> str:
    knowledge = load_knowledge()
    assessment = assess(read_case_file(given.case, knowledge, _today()), knowledge)
    if given.format == "json":
        return json.dumps(as_json.to_json(assessment, knowledge), indent=2, ensure_ascii=False) + "\n"
    render = patient_text.render if given.reader == "patient" else therapist_text.render
    return render(assessment, knowledge)


def _why(given: argparse.Namespace) -> str:
    knowledge = load_knowledge()
    return answer(assess(read_case_file(given.case, knowledge, _today()), knowledge), given.line, knowledge)


def _evaluate(given: argparse.Namespace) -> str:
    return "\n".join(evaluate(given.folder, load_knowledge(), _today())) + "\n"


def _score(given: argparse.Namespace) -> str:
    inputs = read_json(given.answers)
    if not isinstance(inputs, dict):
        raise InputError(f'{given.answers} must hold an object, such as {{"items": [3, 4, 5]}}.')
    result = score(given.instrument, inputs, load_knowledge().instruments)
    return json.dumps(dict(result), ensure_ascii=False) + "\n"


def _content(given: argparse.Namespace) -> str:
    knowledge = load_knowledge()
    if given.what == "review":
        return "\n".join(review.to_sign(knowledge)) + "\n"
    return review.counted(knowledge)


def _schema(given: argparse.Namespace) -> str:
    schema = case_schema(load_knowledge()) if given.kind == "case" else schema_of(given.kind)
    if schema is None:
        raise InputError(f"`{named(given.kind)}` is no kind of file; {nearest(given.kind, ('case', *FOLDERS))}")
    return json.dumps(schema, indent=2) + "\n"


def _printable(text: str, stream: TextIO) -> str:
    """Return the text with what a narrow terminal can't show written as \\u2026."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _today() -> datetime.date:
    return datetime.date.today()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="multifidus", description=__doc__)
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('multifidus')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    plan = commands.add_parser("plan", help="from a case to triage, labels and a plan with reasons")
    plan.add_argument("case", help="a JSON file, or - for standard input")
    plan.add_argument("--format", choices=("text", "json"), default="text")
    plan.add_argument("--for", dest="reader", choices=("therapist", "patient"), default="therapist")
    plan.set_defaults(run=_plan)
    why = commands.add_parser("why", help="one question: why this line, or why not this exercise")
    why.add_argument("case")
    why.add_argument("line", help="a line, exercise, technique, label or rule; triage; stage; not_asked")
    why.set_defaults(run=_why)
    evaluation = commands.add_parser("evaluate", help="run cases with expectations: a table of agreement")
    evaluation.add_argument("folder")
    evaluation.set_defaults(run=_evaluate)
    scoring = commands.add_parser("score", help="score a questionnaire")
    scoring.add_argument("instrument")
    scoring.add_argument("answers", help="a JSON file with the answers, or -")
    scoring.set_defaults(run=_score)
    content = commands.add_parser("content", help="check the content, or list what a clinician must sign")
    content.add_argument("what", choices=("check", "review"))
    content.set_defaults(run=_content)
    schema = commands.add_parser("schema", help="the JSON Schema of a case or of a kind of content file")
    schema.add_argument("kind")
    schema.set_defaults(run=_schema)
    figures.add_arguments(commands.add_parser("figures", help="draw the exercises' figures and check them"))
    serve.add_arguments(commands.add_parser("serve", help="serve a clinic"))
    demo.add_arguments(commands.add_parser("demo", help="serve a demonstration clinic in which everybody is made up"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
