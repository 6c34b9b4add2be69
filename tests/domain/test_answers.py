"""Answers: paths, rows and JSON, as they are read and changed."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip_desktop.domain.answers import (
    Answers,
    Content,
    Origin,
    Ref,
    Row,
    Unparsed,
    Value,
    add_row,
    decode,
    encode,
    get,
    is_answered,
    move_row,
    options_of,
    put,
    remove_row,
    rows_of,
    text_of,
    walk,
)

ANSWERS: Answers = {
    "syfte": "Trygg hemgång",
    "tolk": True,
    "delmal": (
        Row("r1", {"vad": "sova", "akt": (Row("r3", {"vad": "kvällssamtal"}), Row("r4", {"vad": "dagbok"}))}),
        Row("r2", {"vad": "äta"}),
    ),
    "kallas": ("bup", "skola"),
}

names = st.sampled_from(["a", "b", "c", "å_ä"])
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
plain: st.SearchStrategy[Value] = st.one_of(
    texts,
    st.booleans(),
    st.builds(Unparsed, texts),
    st.builds(Ref, texts, texts),
    st.lists(texts, max_size=3).map(tuple),
)


def row_lists(cells: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
    ids = st.lists(st.sampled_from([f"r{n}" for n in range(9)]), unique=True, max_size=4)
    rows = st.builds(Row, st.just(""), st.dictionaries(names, cells, max_size=3))
    return st.builds(
        lambda ids, rows: tuple(Row(i, r.cells) for i, r in zip(ids, rows, strict=False)),
        ids,
        st.lists(rows, max_size=4),
    )


contents = st.dictionaries(names, st.recursive(plain, row_lists, max_leaves=12), max_size=4)


def ids(answers: Answers, path: str) -> list[str]:
    return [row.id for row in rows_of(get(answers, path))]


@settings(deadline=None)
@given(contents, st.dictionaries(texts, st.builds(Origin, texts, plain), max_size=3))
def test_content_is_the_same_after_json_and_bytes_after_content(answers: Answers, origins: dict[str, Origin]) -> None:
    content = Content(answers, origins)
    body = encode(content)
    assert decode(body) == content
    assert encode(decode(body)) == body


def test_the_order_in_which_answers_were_given_does_not_show() -> None:
    assert encode(Content({"a": "1", "b": "2"})) == encode(Content({"b": "2", "a": "1"}))


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"answers": {"a": 1}}', b'{"answers": {"a": {"type": "okand"}}}'])
def test_anything_else_is_refused(body: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode(body)


@settings(deadline=None)
@given(contents)
def test_every_walked_path_leads_to_its_value(answers: Answers) -> None:
    for path, value in walk(answers):
        assert get(answers, path) == value


@settings(deadline=None)
@given(contents, plain, st.data())
def test_what_is_put_is_got_and_nothing_else_changes(answers: Answers, value: Value, data: st.DataObject) -> None:
    paths = [path for path, old in walk(answers) if not rows_of(old)]
    path = data.draw(st.sampled_from([*paths, "ny"]))
    before = encode(Content(answers))
    changed = put(answers, path, value)
    assert get(changed, path) == value
    assert encode(Content(answers)) == before
    others = {p: v for p, v in walk(answers) if not rows_of(v) and p != path}
    assert {p: get(changed, p) for p in others} == others
    assert get(put(changed, path, None), path) is None


def test_get() -> None:
    assert get(ANSWERS, "syfte") == "Trygg hemgång"
    assert get(ANSWERS, "delmal/r2/vad") == "äta"
    assert get(ANSWERS, "delmal/r1/akt/r4/vad") == "dagbok"
    assert get(ANSWERS, "delmal/r2") == (Row("r2", {"vad": "äta"}),)
    for path in ("inget", "delmal/r9/vad", "delmal/r2/inget", "syfte/r1/vad", "delmal/r9"):
        assert get(ANSWERS, path) is None


def test_put_deep_in_a_row() -> None:
    changed = put(ANSWERS, "delmal/r1/akt/r4/vad", "promenad")
    assert get(changed, "delmal/r1/akt/r4/vad") == "promenad"
    assert get(changed, "delmal/r1/akt/r3/vad") == "kvällssamtal"
    assert put(ANSWERS, "delmal/r9/vad", "x") == ANSWERS
    assert put(ANSWERS, "inget", None) == ANSWERS


def test_rows_are_added_last_or_after_another() -> None:
    new = Row("r9", {})
    assert ids(add_row(ANSWERS, "delmal", new), "delmal") == ["r1", "r2", "r9"]
    assert ids(add_row(ANSWERS, "delmal", new, after="r1"), "delmal") == ["r1", "r9", "r2"]
    assert ids(add_row(ANSWERS, "delmal", new, after="okand"), "delmal") == ["r1", "r2", "r9"]
    assert ids(add_row(ANSWERS, "delmal/r2/akt", new), "delmal/r2/akt") == ["r9"]
    assert ids(add_row({}, "delmal", new), "delmal") == ["r9"]


def test_rows_are_removed_and_moved() -> None:
    assert ids(remove_row(ANSWERS, "delmal", "r1"), "delmal") == ["r2"]
    assert remove_row(ANSWERS, "delmal", "r9") == ANSWERS
    assert ids(remove_row(ANSWERS, "delmal/r1/akt", "r3"), "delmal/r1/akt") == ["r4"]
    assert ids(move_row(ANSWERS, "delmal", "r2", -1), "delmal") == ["r2", "r1"]
    assert ids(move_row(ANSWERS, "delmal", "r1", 1), "delmal") == ["r2", "r1"]
    assert ids(move_row(ANSWERS, "delmal", "r1", -1), "delmal") == ["r1", "r2"]
    assert ids(move_row(ANSWERS, "delmal", "r2", 5), "delmal") == ["r1", "r2"]
    assert move_row(ANSWERS, "delmal", "r9", 1) == ANSWERS


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("armu"), st.integers(0, 5), st.integers(-3, 3)), max_size=20))
def test_rows_behave_as_a_list(steps: list[tuple[str, int, int]]) -> None:
    answers: Answers = {}
    model: list[str] = []
    for number, (what, at, by) in enumerate(steps):
        row_id = model[at % len(model)] if model else "ingen"
        if what == "a":
            answers = add_row(answers, "r", Row(f"n{number}", {"x": str(number)}))
            model.append(f"n{number}")
        elif what == "r":
            answers = remove_row(answers, "r", row_id)
            model = [name for name in model if name != row_id]
        elif model:
            place = model.index(row_id)
            answers = move_row(answers, "r", row_id, by)
            model.insert(max(0, min(len(model) - 1, place + by)), model.pop(place))
        assert ids(answers, "r") == model
        assert all(get(answers, f"r/{name}/x") == name[1:] for name in model)


@pytest.mark.parametrize(
    ("value", "answered", "text"),
    [
        (None, False, ""),
        ("", False, ""),
        (" \n", False, " \n"),
        ("x", True, "x"),
        (False, False, ""),
        (True, True, ""),
        ((), False, ""),
        (("bup",), True, ""),
        ((Row("r1", {}),), True, ""),
        (Unparsed("snart"), True, "snart"),
        (Unparsed(" "), False, " "),
        (Ref("r1", "Anna"), True, "Anna"),
        (Ref("", ""), False, ""),
    ],
)
def test_what_counts_as_an_answer(value: Value | None, answered: bool, text: str) -> None:
    assert is_answered(value) is answered
    assert text_of(value) == text


def test_rows_and_options_are_told_apart() -> None:
    assert options_of(ANSWERS["kallas"]) == ("bup", "skola")
    assert rows_of(ANSWERS["kallas"]) == ()
    assert options_of(ANSWERS["delmal"]) == ()
    assert options_of("x") == rows_of("x") == options_of(None) == rows_of(None) == ()
