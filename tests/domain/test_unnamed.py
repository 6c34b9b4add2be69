"""Paper for the pen says who by relation, not by name."""

from sip_desktop.domain.answers import Answers, Ref, Row
from sip_desktop.domain.lenses.parties import Party
from sip_desktop.domain.unnamed import unnamed

PEOPLE = (
    Party("person", "person", "Asta Prov"),
    Party("r1", "vardnadshavare", "Mira Prov", "Mamma"),
    Party("r2", "narstaende", "Farmor Prov"),
    Party("r3", "aktor", "Anna Berg", "kurator", "BUP"),
)


def test_private_persons_are_written_by_relation_and_professionals_as_they_are() -> None:
    answers: Answers = {
        "a": Ref("person", "Asta Prov"),
        "rows": (
            Row("x", {"who": Ref("r1", "Mira Prov, Mamma"), "below": (Row("y", {"who": Ref("r2", "Farmor Prov")}),)}),
        ),
        "b": Ref("r3", "Anna Berg, kurator, BUP"),
        "c": "fri text",
        "d": ("ja",),
    }
    assert unnamed(answers, PEOPLE) == {
        "a": Ref("person", "Den enskilde"),
        "rows": (Row("x", {"who": Ref("r1", "Mamma"), "below": (Row("y", {"who": Ref("r2", "Närstående")}),)}),),
        "b": Ref("r3", "Anna Berg, kurator, BUP"),
        "c": "fri text",
        "d": ("ja",),
    }


def test_a_reference_whose_row_is_gone_keeps_its_text() -> None:
    """Nobody knows any more whether it was a private person; the ärendeblad's note beside the field says it is gone."""
    assert unnamed({"a": Ref("r9", "Okänd")}, PEOPLE) == {"a": Ref("r9", "Okänd")}
