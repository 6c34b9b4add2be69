"""Cases as nobody would plan them: real forms answered at random, in any order, on any day. The same seed, the same
answers. Everything that must never be said of a case stands in words of its own (``SECRET``)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from zoneinfo import ZoneInfo

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value, is_answered
from sip_desktop.domain.form import Field, FieldType

ZONE = ZoneInfo("Europe/Stockholm")
DEFINITIONS = app.definitions()
REGIONS = ("uppsala", "haninge", "skane", "halland", "varmland")
FORMS = tuple(form.id for form in DEFINITIONS.forms.values() if form.in_case and form.id != "arendeblad")
NAMES = ("Xantippa Qvarnlind", "Zebulon Wrangelsson", "Ottokar Frejdestam")
PLACE = "Provgården"
PHONE = "070-1740612"
NUMBERS = ("19870314-9800", "20150922-9801", "19850611-9810")
SECRET = tuple(word for text in (*NAMES, PLACE, PHONE, *NUMBERS) for word in text.split())
"""No word of these may be said by a rule: names, numbers, a telephone and a place that the case itself knows."""

AS_TYPED = (FieldType.TEXT, FieldType.LONGTEXT, FieldType.ROWS, FieldType.CHECK)
"""Whatever is typed there is an answer: it is never kept as not understood."""
_WORDS = ("Sova hela nätter.", "Vill inte.", f"Vi bor på {PLACE}.", "Kostnaden är oklar.", "x" * 3000, "{day}", "")
_UNITS = ("BUP", "Boendestödet", f"{PLACE}s skola", "Fritidshemmet", "Arbetsförmedlingen", "")
_LIKELY = {
    "c_plan": "ja", "c_far_veta": "ja", "c_hela": "helt", "f_bedomning": "erbjuds", "kontakt_tillaten": "ja",
    "c_galler": "till_dag", "fi_vad": "vet_inte",
}  # fmt: skip
"""What is answered more often than by chance: else no case would ever get far."""
_PEOPLE = {"vardnadshavare": 3, "legal_foretradare": 1, "narstaende": 2, "aktorer": 4, "far_inte_veta": 2}


class Writer:
    """Answers of one case. ``people`` are references to the rows of its ärendeblad, once it is written."""

    def __init__(self) -> None:
        self.people: list[Ref] = [Ref("person", NAMES[0])]
        self._ids = count(1)

    def answers(self, form: str, chance: Random, today: date, share: float) -> Answers:
        """The answers to about ``share`` of the questions of a form."""
        found: Answers = {}
        for field in DEFINITIONS.forms[form].fields():
            if chance.random() < share and is_answered(value := self._value(field, chance, today)):
                found[field.id] = value
        return found

    def sheet(self, chance: Random, today: date) -> Answers:
        """An ärendeblad: a person of any age, some people, some who must not know."""
        found = self.answers("arendeblad", chance, today, 0.6)
        found["namn"] = NAMES[0]
        found["fodelsedatum"] = _born(chance, today).isoformat()
        for field, most in _PEOPLE.items():
            rows = self._rows_of(field, chance, today, chance.randint(0, most))
            found[field] = rows
            self.people += [Ref(row.id, chance.choice(NAMES)) for row in rows if field != "far_inte_veta"]
        found["kanda_termer"] = (Row(self._id(), {"term": PLACE, "slag": "boende"}),)
        return found

    def _rows_of(self, field_id: str, chance: Random, today: date, rows: int) -> tuple[Row, ...]:
        field = DEFINITIONS.forms["arendeblad"].field(field_id)
        assert field is not None
        return tuple(self._row(field, chance, today) for _ in range(rows))

    def _row(self, field: Field, chance: Random, today: date) -> Row:
        cells = {column.id: self._value(column, chance, today) for column in field.columns if chance.random() < 0.7}
        return Row(self._id(), cells)

    def _id(self) -> str:
        return f"r{next(self._ids)}"

    def _value(self, field: Field, chance: Random, today: date) -> Value:
        if chance.random() < 0.03 and field.type not in AS_TYPED:
            return Unparsed(f"i övermorgon hos {NAMES[1]}")
        if field.id in _LIKELY and chance.random() < 0.6:
            return _LIKELY[field.id]
        match field.type:
            case FieldType.CHOICE:
                return chance.choice(field.options).id if field.options else ""
            case FieldType.MULTI:
                return tuple(one.id for one in field.options if chance.random() < 0.4)
            case FieldType.CHECK:
                return chance.random() < 0.6
            case FieldType.PARTY:
                return self._party(chance)
            case FieldType.ROWS:
                return tuple(self._row(field, chance, today) for _ in range(chance.randint(0, 3)))
            case _:
                return _plain(field, chance, today)

    def _party(self, chance: Random) -> Value:
        if chance.random() < 0.75:
            return chance.choice(self.people)
        return Ref("", chance.choice((*NAMES, *_UNITS, "Rektorn")))


def _plain(field: Field, chance: Random, today: date) -> Value:
    match field.type:
        case FieldType.DATE:
            return _day(chance, today).isoformat()
        case FieldType.DATETIME:
            return f"{_day(chance, today).isoformat()}T{chance.randint(0, 23):02}:30"
        case FieldType.TIME:
            return f"{chance.randint(0, 23):02}:{chance.choice((0, 15, 45)):02}"
        case FieldType.NUMBER:
            return str(chance.randint(-5, 500))
        case FieldType.PERSONNUMMER:
            return chance.choice(NUMBERS)
        case FieldType.PHONE:
            return PHONE
        case FieldType.TEXT:
            unit = field.id in ("enhet", "a_enhet")
            return chance.choice(_UNITS) if unit else _text(field, chance)
        case FieldType.LONGTEXT:
            return chance.choice(_WORDS)
        case _:
            return ""


def _text(field: Field, chance: Random) -> str:
    if field.id in ("namn", "namnvarianter", "fi_vem"):
        return chance.choice(NAMES)
    # What somebody is to the person, or does at work, is what they are called by instead of their name.
    if field.id in ("relation", "funktion"):
        return chance.choice(("Mamma", "Pappa", "Kurator", ""))
    return chance.choice((*_WORDS, *NAMES))


def _day(chance: Random, today: date) -> date:
    """Mostly near; now and then years away, or the last day there is."""
    if chance.random() < 0.03:
        return chance.choice((date.min, date.max, date(1900, 1, 1), date(2100, 12, 31)))
    return today + timedelta(days=chance.randint(-60, 60))


def _born(chance: Random, today: date) -> date:
    """A day of birth: any, or one that makes the child fifteen or eighteen today, tomorrow or yesterday."""
    if chance.random() < 0.5:
        return today - timedelta(days=chance.randint(0, 90 * 365))
    day = today + timedelta(days=chance.randint(-1, 1))
    return day.replace(year=day.year - chance.choice((15, 18)), day=min(day.day, 28))


def local(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZONE)
