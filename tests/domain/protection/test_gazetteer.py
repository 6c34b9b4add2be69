"""The place names that are shipped: complete where they must be, and read as they are meant."""

from __future__ import annotations

from sip_desktop import app, paths
from sip_desktop.domain.protection.finding import Kind
from sip_desktop.domain.protection.gazetteer import read_gazetteer


def sorts() -> list[str]:
    lines = (paths.resources() / "places" / "places.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[1] for line in lines if not line.startswith("#")]


def test_all_municipalities_are_there() -> None:
    assert sorts().count("municipality") == 290


def test_all_counties_are_there() -> None:
    known = app.gazetteer()
    names = (
        "stockholm uppsala södermanland östergötland jönköping kronoberg kalmar gotland blekinge skåne halland "
        "värmland örebro västmanland dalarna gävleborg västernorrland jämtland västerbotten norrbotten"
    )
    assert all(name in known.clear or name in known.doubtful for name in names.split())
    assert (("götaland",), Kind.PLACE) in known.phrases["västra"]


def test_lines() -> None:
    rows = "# note", "Eslöv\ttown", "Vara\ttown\tdoubt", "Lilla Edet\ttown", "Norge\tcountry", "Ullevi\tarena"
    made = read_gazetteer("\n".join(rows), "# note\nNora\n")
    assert made.clear == {"eslöv": Kind.PLACE, "ullevi": Kind.ARENA}
    assert (made.doubtful, made.countries, made.given) == ({"vara"}, {"norge"}, {"nora"})
    assert made.phrases == {"lilla": ((("edet",), Kind.PLACE),)}
