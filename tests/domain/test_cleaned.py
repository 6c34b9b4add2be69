"""The gate for a whole document: every text, wherever it stands, and nothing else."""

from __future__ import annotations

from sip_desktop.domain.answers import Content, Origin, Ref, Row, Unparsed, Value, decode, encode
from sip_desktop.domain.cleaned import cleaned

ODD, CLEAN = "a\ud800\x00b\r\nc", "ab\nc"


def content(text: str) -> Content:
    below: Value = (Row("r\ud7ff", {"namn": text, "gora": (Row("a", {"vad": Unparsed(text)}),)}),)
    answers: dict[str, Value] = {
        "t": text,
        "u": Unparsed(text),
        "p": Ref("r1", text),
        "r": below,
        "b": True,
        "m": ("x",),
    }
    return Content(answers, {"t": Origin("blad", text), "r": Origin("blad", below)})


def test_every_text_is_cleaned_wherever_it_stands() -> None:
    assert cleaned(content(ODD)) == content(CLEAN)


def test_clean_content_is_left_as_it_is_and_can_be_kept() -> None:
    whole = content(CLEAN)
    assert cleaned(whole) == whole
    assert decode(encode(cleaned(content(ODD)))) == whole
