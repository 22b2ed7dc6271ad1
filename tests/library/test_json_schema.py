"""The published schemas fit the content that there is, and refuse what the reader refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from multifidus.library.folders import FOLDERS
from multifidus.library.json_schema import case_schema, schema_of
from multifidus.library.load import content_folder, load_knowledge


class _AsWritten(yaml.CSafeLoader):
    """Plain YAML without its guesses: on, no, 1:30 and dates stay text."""


def _scalar(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> Any:
    text = loader.construct_scalar(node)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "~", "null"):
        return None
    for number in (int, float):
        try:
            return number(text)
        except ValueError:
            continue
    return text


_AsWritten.yaml_implicit_resolvers = {}
_AsWritten.add_constructor("tag:yaml.org,2002:str", _scalar)


def as_the_schema_sees_it(value: Any, schema: dict[str, Any]) -> Any:
    """Return the value with text where the schema wants text: a title such as 42 is written without quotes."""
    for option in schema.get("anyOf", ()):
        if value is not None and option.get("type") != "null":
            return as_the_schema_sees_it(value, option)
    if schema.get("type") == "string" and not isinstance(value, str | list | dict):
        return {True: "true", False: "false", None: "null"}.get(value, str(value))
    if isinstance(value, list):
        return [as_the_schema_sees_it(item, schema.get("items", {})) for item in value]
    if isinstance(value, dict):
        inner, rest = schema.get("properties", {}), schema.get("additionalProperties")
        rest = rest if isinstance(rest, dict) else {}
        return {str(key): as_the_schema_sees_it(item, inner.get(str(key), rest)) for key, item in value.items()}
    return value


def faults_in(path: Path, schema: dict[str, Any]) -> list[str]:
    value = as_the_schema_sees_it(yaml.load(path.read_text(encoding="utf-8"), Loader=_AsWritten), schema)
    return [
        f"{path.name}: {error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(value)
    ]


@pytest.mark.parametrize("kind", FOLDERS)
def test_every_content_file_fits_the_schema_of_its_kind(kind):
    schema = schema_of(kind)

    paths = sorted((content_folder() / FOLDERS[kind][0]).glob("*.yaml"))

    assert paths
    assert [fault for path in paths for fault in faults_in(path, schema)] == []


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_schema_refuses_a_key_that_is_not_known_and_a_file_without_a_title(kind):
    validator = Draft202012Validator(schema_of(kind))

    told = {error.message for error in validator.iter_errors({"id": "a", "review": "pending", "titel": "A"})}

    assert "'title' is a required property" in told
    assert any("'titel' was unexpected" in message for message in told)


@pytest.mark.parametrize("kind", FOLDERS)
def test_every_field_of_a_schema_says_what_it_means(kind):
    fields = schema_of(kind)["properties"]

    assert all(len(field["description"]) > 3 for field in fields.values())


def test_a_number_has_its_range_in_the_schema():
    level = schema_of("exercise")["properties"]["level"]

    assert (level["type"], level["minimum"], level["maximum"]) == ("integer", 1, 5)


def test_a_word_of_a_closed_list_has_its_list_in_the_schema():
    assert schema_of("red_flag")["properties"]["then"]["enum"] == ["emergency", "urgent", "routine_referral", "treat"]


def test_a_kind_that_is_none_has_no_schema():
    assert schema_of("exercises") is None


def test_the_schema_of_a_case_knows_every_fact_that_can_be_entered():
    knowledge = load_knowledge()

    facts = case_schema(knowledge)["properties"]["facts"]["properties"]

    assert set(facts) == {name for name, fact in knowledge.facts.items() if not fact.derived}


def test_the_schema_of_a_case_says_which_answers_are_needed_first():
    knowledge = load_knowledge()

    facts = case_schema(knowledge)["properties"]["facts"]["properties"]

    core = {name for name, fact in knowledge.facts.items() if fact.core}
    assert core == {name for name, fact in facts.items() if "before any exercise plan" in fact["description"]}
