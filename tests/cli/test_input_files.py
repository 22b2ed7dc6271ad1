"""Whatever is handed in as a file: a clear word and status 2, never a traceback."""

from __future__ import annotations

import os

import pytest

REFUSED = {
    "an empty file": (b"", "is empty"),
    "white space": (b" \n\t\r\n", "is empty"),
    "half a JSON": (b'{"facts": {"age', ":1:12: is no JSON: Unterminated string"),
    "a comma too many": (b'{"facts": {"age_years": 40,}}', "is no JSON"),
    "something after the end": (b'{"facts": {}} x', ":1:15: is no JSON"),
    "single quotes": (b"{'facts': {}}", "is no JSON"),
    "a list": (b"[]", "must be an object"),
    "a string": (b'"x"', "must be an object"),
    "a number": (b"3", "must be an object"),
    "true": (b"true", "must be an object"),
    "null": (b"null", "must be an object"),
    "no facts": (b"{}", "`facts` is missing"),
    "facts as a list": (b'{"facts": []}', "`facts` is missing or no object"),
    "facts as null": (b'{"facts": null}', "`facts` is missing or no object"),
    "facts as text": (b'{"facts": "age 40"}', "`facts` is missing or no object"),
    "a key twice": (b'{"facts": {"age_years": 3, "age_years": 4}}', "`age_years` stands twice. Keep one."),
    "facts twice": (b'{"facts": {}, "facts": {"saddle_numbness": true}}', "`facts` stands twice. Keep one."),
    "an integer of 5,000 digits": (b'{"facts": {"age_years": ' + b"9" * 5000 + b"}}", "5000 digits"),
    "an integer of 400 digits": (b'{"facts": {"age_years": ' + b"9" * 400 + b"}}", "400 digits"),
    "an integer of 25 digits": (b'{"facts": {"age_years": ' + b"9" * 25 + b"}}", "from 0 to 120 years"),
    "a number beyond all": (b'{"facts": {"age_years": 1e400}}', "`age_years` is Infinity; a number from 0 to 120"),
    "not a number": (b'{"facts": {"age_years": NaN}}', "`age_years` is NaN; a number from 0 to 120 years"),
    "infinity": (b'{"facts": {"age_years": Infinity}}', "`age_years` is Infinity"),
    "less than all": (b'{"facts": {"age_years": -Infinity}}', "`age_years` is -Infinity"),
    "a lone surrogate in a value": (b'{"id": "\\ud800", "facts": {}}', "half a letter"),
    "a lone surrogate in a key": (b'{"facts": {"\\udfff": 1}}', "half a letter"),
    "a lone surrogate in a goal": (b'{"facts": {"goals": [{"text": "\\ud83d walk"}]}}', "half a letter"),
    "bytes that are no UTF-8": (b'{"id": "\xff\xfe", "facts": {}}', "is not UTF-8 text"),
    "Latin-1": ('{"id": "M\u00fcller", "facts": {}}'.encode("latin-1"), "is not UTF-8 text"),
    "UTF-16": ('{"facts": {}}'.encode("utf-16"), "is not UTF-8 text"),
    "a surrogate as bytes": (b'{"id": "\xed\xa0\x80", "facts": {}}', "is not UTF-8 text"),
    "10 MB of brackets": (b"[" * 10_000_000, "is larger than 1 MB"),
    "900,000 brackets": (b"[" * 900_000, "is nested too deeply"),
    "objects 100,000 deep": (b'{"a":' * 100_000, "is nested too deeply"),
    "objects 100,000 deep and closed": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "is nested too deeply"),
    "lists 900 deep": (b'{"facts": {"age_years": ' + b"[" * 900 + b"]" * 900 + b"}}", "is nested too deeply"),
    "lists 30 deep": (b'{"facts": {"age_years": ' + b"[" * 30 + b"]" * 30 + b"}}", "is nested too deeply"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_is_no_case_is_refused_with_a_clear_word(plan, what):
    content, word = REFUSED[what]

    said = plan(content)

    assert (said.status, said.out) == (2, "")
    assert word in said.err
    assert said.err.count("\n") <= 2
    assert "Traceback" not in said.err


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("command", ["why", "score"])
def test_the_other_commands_refuse_it_as_well(handed, say, tmp_path, command, what):
    path = tmp_path / "case.json"
    path.write_bytes(REFUSED[what][0])
    arguments = ["why", str(path), "triage"] if command == "why" else ["score", "rmdq24", str(path)]

    said = say(*arguments)

    assert (said.status, said.out) == (2, "")
    assert said.err.strip()


def test_a_byte_order_mark_is_read_over(plan):
    assert plan(b'\xef\xbb\xbf{"facts": {"age_years": 40}}').status == 0


def test_all_letters_are_read(plan):
    said = plan('{"id": "Zo\u00eb \U0001f600", "facts": {}}')

    assert said.status == 0
    assert said.out.startswith("Zo\u00eb \U0001f600 on ")


def test_a_pair_of_surrogates_is_one_letter(plan):
    assert plan(b'{"id": "\\ud83d\\ude00", "facts": {}}').out.startswith("\U0001f600 on ")


def test_a_missing_file_is_named(say, tmp_path):
    said = say("plan", str(tmp_path / "nobody.json"))

    assert said.status == 2
    assert said.err == f"{tmp_path / 'nobody.json'} can't be read: No such file or directory.\n"


def test_a_folder_is_no_case(say, tmp_path):
    said = say("plan", str(tmp_path))

    assert (said.status, said.err) == (2, f"{tmp_path} can't be read: Is a directory.\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(say, tmp_path):
    path = tmp_path / "case.json"
    path.write_text("{}")
    path.chmod(0)

    said = say("plan", str(path))

    assert (said.status, said.err) == (2, f"{path} can't be read: Permission denied.\n")


@pytest.mark.parametrize("name", ["a" * 5000, "case.json/inner", "a\0b", ""])
def test_a_name_that_can_be_no_file_is_refused(say, tmp_path, name):
    (tmp_path / "case.json").write_text("{}")

    said = say("plan", f"{tmp_path}/{name}")

    assert (said.status, said.out) == (2, "")
    assert said.err.strip()


def test_every_repeated_key_is_told_at_once(plan):
    said = plan('{"facts": {"age_years": 3, "age_years": 4, "fever": true, "fever": false}}')

    assert said.status == 2
    assert "`age_years` stands twice" in said.err
    assert "`fever` stands twice" in said.err


def test_twenty_thousand_unknown_names_are_counted_not_listed(plan):
    said = plan({"facts": {f"age_year{number}": 1 for number in range(20_000)}})

    assert said.status == 2
    assert "19900 more names that we do not know" in said.err
    assert said.err.count("\n") == 102


def test_a_name_of_a_hundred_thousand_letters_is_shown_short(plan):
    said = plan({"facts": {"k" * 100_000: 1}})

    assert said.status == 2
    assert len(said.err) < 2000


@pytest.mark.parametrize("text", ["\x1b[2J", "a\nb", "\u202eabc", "x" * 61, "a\0b"])
def test_an_id_that_could_spoil_the_page_is_refused(plan, text):
    said = plan({"id": text, "facts": {}})

    assert said.status == 2
    assert "`id` is" in said.err
    assert text not in said.err
