"""How hard a text is to read: the Flesch-Kincaid grade, which is the years of school that it asks for."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?:;]+(?=\s|$)|\n+")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouysxzchg]es$")


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text; a new line ends a sentence. Numbers are not counted as words.

    >>> round(grade("The cat sat on the mat. It was warm."), 1)
    -2.0
    >>> grade("Degenerative intervertebral pathology necessitates multidisciplinary rehabilitation.") > 20
    True
    """
    sentences = [words for part in _SENTENCE_END.split(text) if (words := _WORD.findall(part))]
    if not sentences:
        raise ValueError("no grade: the text holds no words")
    words = [word for sentence in sentences for word in sentence]
    syllables_in_all = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables_in_all / len(words) - 15.59


def syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least 1.

    >>> [syllables(word) for word in ("back", "lifted", "leave", "table", "slowly", "exercise", "knees", "reached")]
    [1, 2, 1, 2, 2, 3, 1, 1]
    """
    lower = word.lower()
    return max(1, len(_VOWELS.findall(lower)) - bool(_SILENT_END.search(lower)))
