"""The cards for whoever asks: whole, short, sourced, and no sentence said aloud tells whether there is a case."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from sip_desktop.domain.asked import HERE, LETTER, NOTE_KEY, Asker, Way, Words, not_to_do, read_asked, spoken, to_do
from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.law import Certainty

FILE = Path(__file__).resolve().parents[2] / "forms" / "rules" / "asked.toml"
TEXT = FILE.read_text("utf-8")
CARDS = read_asked(TEXT, FILE.name)
ASKERS = {
    "enskild",
    "vardnadshavare",
    "annan_vardnadshavare",
    "foretradare",
    "narstaende",
    "skola",
    "verksamhet",
    "myndighet",
    "polis",
    "journalist",
    "bud",
    "okand",
    "hot",
}
# What would tell that somebody is known here, or is not: a person already spoken of, a case, a place, a "no longer".
TELLS = re.compile(
    r"\b(hen|hon|han|henne|honom|hennes|hans|hens|personen|barnet|eleven)\b"
    r"|\b(ärende|akt|plan|sip|möte|journal|samordn|handläggare|klient|patient|brukare|inskriv|utskriv)"
    r"|skydda|sekretess|hemlig|boende|flytta|avtalat|överens|tyvärr|längre|hälsa|framför"
    r"|finns inte|inte hos oss|hos oss|känner|\bkänd|just (det|dig|den|här)|fel avdelning|inget om"
    r"|(?<!någon )är (inte )?här(?! eller inte)",
    re.IGNORECASE,
)
SAID = [pytest.param(asker, way, id=f"{asker.id}-{way.id}") for asker, way in product(CARDS.askers, CARDS.ways)]


def sentences(*texts: str) -> list[str]:
    return [one for text in texts for one in re.split(r"(?<=[.?!])\s+", text) if one]


def test_every_asker_and_way_is_there() -> None:
    assert {asker.id for asker in CARDS.askers} == ASKERS
    assert [way.id for way in CARDS.ways] == ["ringer", HERE, LETTER]


@pytest.mark.parametrize("asker", CARDS.askers, ids=lambda asker: asker.id)
def test_every_card_is_whole(asker: Asker) -> None:
    assert all((asker.label, asker.may_say, asker.say, asker.refuse))
    assert len(asker.short) <= 30
    assert 2 <= len(asker.do) <= 4
    assert 2 <= len(asker.dont) <= 3
    assert len(asker.sources) >= 2


@pytest.mark.parametrize(("asker", "way"), SAID)
def test_nothing_said_aloud_tells_whether_there_is_a_case(asker: Asker, way: Way) -> None:
    words = spoken(asker, way)
    for said in (words.say, words.refuse):
        assert TELLS.search(said) is None, said


@pytest.mark.parametrize(
    "leak",
    [
        "Hon är inte här.",
        "Vi har ingen med det namnet hos oss.",
        "Det får jag inte säga till just dig.",
        "Ingen kommentar i just det fallet.",
        "Hen har skyddade personuppgifter.",
        "Jag får inte tala om ärendet.",
        "Handläggaren är på möte.",
        "Personen finns inte i systemet.",
        "Han bor inte kvar på boendet.",
        "Vi har inte kontakt med eleven längre.",
        "Jag framför att du ringde.",
        "Det är sekretess på det.",
        "Är du mamman? Då är han här.",
    ],
)
def test_the_test_itself_sees_what_tells(leak: str) -> None:
    assert TELLS.search(leak)


@pytest.mark.parametrize(("asker", "way"), SAID)
def test_what_is_read_aloud_is_short(asker: Asker, way: Way) -> None:
    words = spoken(asker, way)
    assert len(words.say.split()) <= 26
    assert len(words.refuse.split()) <= 20
    assert max(len(one.split()) for one in sentences(words.say, words.refuse)) <= 17


@pytest.mark.parametrize("asker", CARDS.askers, ids=lambda asker: asker.id)
def test_the_rest_is_in_plain_swedish(asker: Asker) -> None:
    lines = [asker.may_say, *asker.do, *asker.dont, *([asker.more] if asker.more else [])]
    for line in lines:
        assert line[0].isupper()
        assert line[-1] in ".?!"
        assert not re.search(r"\b(m\.m|t\.ex|ev|bl\.a|ska ej|samt|beträffande|erhåll|vederbörande)\b", line), line
        assert max(len(one.split()) for one in sentences(line)) <= 18, line


@pytest.mark.parametrize("asker", CARDS.askers, ids=lambda asker: asker.id)
def test_every_card_names_its_sources_and_how_sure_they_are(asker: Asker) -> None:
    for source in asker.sources:
        assert re.search(
            r"§|\d+ kap\.|\bJ[OK]\b|JO:s|Region |Riksrevisionen|Värmland|tingsrätt|föreskrift", source.words
        ), source.words
        if source.certainty is Certainty.LOW:
            assert re.search(r"[Ss]ka bekräftas|hos oss", source.words), source.words
    assert any(source.certainty is Certainty.SURE for source in asker.sources)


def test_every_card_forbids_to_tell_of_a_case_and_of_a_place() -> None:
    never = " ".join(CARDS.never)
    for word in ("att det finns ett ärende", "att det inte finns", "adress", "telefon", "personnummer", "närstående"):
        assert word in never


def test_who_rings_is_called_back_by_a_number_of_our_own() -> None:
    ringing = next(way for way in CARDS.ways if way.id == "ringer")
    assert "egen lista" in " ".join(ringing.do)
    assert "inte numret som personen ger" in " ".join(ringing.dont)


def test_a_demand_has_three_doors_and_needs_neither_paper_nor_name() -> None:
    other = CARDS.asker("annan_vardnadshavare")
    anyone = CARDS.asker("okand")
    assert other is not None
    assert anyone is not None
    assert "allmänheten, part eller vårdnadshavare" in " ".join(other.do)
    assert "muntlig, och namn behövs inte" in " ".join(anyone.do)


def test_the_words_for_a_way_go_before_the_usual_ones() -> None:
    way = Way(id=LETTER, key="m", label="Brev", aloud="Skriv", do=("a",), dont=("b",), words=Words("vägens", "v"))
    usual = CARDS.asker("narstaende")
    own = CARDS.asker("hot")
    assert usual is not None
    assert own is not None
    assert own.letter is not None
    assert spoken(usual, way) == Words("vägens", "v")
    assert spoken(own, way) == own.letter
    assert spoken(usual, CARDS.ways[0]) == Words(usual.say, usual.refuse)


def test_whoever_is_threatened_is_told_to_go_before_all_else() -> None:
    threat, ringing = CARDS.asker("hot"), CARDS.ways[0]
    assert threat is not None
    assert to_do(threat, ringing) == threat.do
    assert threat.do[0].startswith("Gå därifrån")
    assert "112" in threat.do[1]
    assert not_to_do(CARDS, threat, ringing) == (*CARDS.never, *threat.dont)


def test_what_is_done_for_the_way_stands_before_the_askers_own() -> None:
    school, ringing = CARDS.asker("skola"), CARDS.ways[0]
    assert school is not None
    assert to_do(school, ringing) == (*ringing.do, *school.do)
    assert not_to_do(CARDS, school, ringing) == (*CARDS.never, *ringing.dont, *school.dont)


def test_an_asker_that_is_gone_is_none() -> None:
    assert CARDS.asker("borttagen") is None


@pytest.mark.parametrize(
    ("old", "new", "place", "sentence"),
    [
        ('aloud = "Säg"', 'aloud = "Säg"\nfarg = "blå"', "väg 'har'", "'farg' finns inte"),
        ('may_say = "Inget. Du', 'maysay = "Inget. Du', "den som frågar 'hot'", "'maysay' finns inte"),
        ('key = "9"', 'key = "8"', "hela filen", "'8' används två gånger"),
        ('key = "9"', f'key = "{NOTE_KEY}"', "den som frågar 'polis'", "tangenten 'n'"),
        ('key = "9"', 'key = "F9"', "den som frågar 'polis'", "tangenten 'F9'"),
        ('id = "polis"', 'id = "bud"', "den som frågar 'bud'", "finns två gånger"),
        ('id = "polis"', 'id = "Polis"', "den som frågar 'Polis'", "bara ha små bokstäver"),
        ('refuse = "Nu går jag härifrån."', 'refuse = " "', "den som frågar 'hot'", "'refuse' får inte vara tom"),
        ('label = "Journalist"', 'label = ""', "den som frågar 'journalist'", "'label' får inte vara tom"),
        ('certainty = "L"', 'certainty = "X"', "den som frågar 'enskild'", "'X' är inte ett av dem"),
    ],
)
def test_a_fault_names_file_and_place(old: str, new: str, place: str, sentence: str) -> None:
    assert old in TEXT
    with pytest.raises(DefinitionFault) as fault:
        read_asked(TEXT.replace(old, new, 1), "rules/asked.toml")
    assert fault.value.text.startswith(f"rules/asked.toml, {place}")
    assert sentence in fault.value.sentence


def test_a_card_with_nothing_to_do_is_refused() -> None:
    text = re.sub(r'(id = "bud".*?do = \[).*?\n\]', r"\1]", TEXT, count=1, flags=re.DOTALL)
    with pytest.raises(DefinitionFault) as fault:
        read_asked(text, "rules/asked.toml")
    assert "'do' får inte vara tom" in fault.value.sentence
