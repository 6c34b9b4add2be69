"""The list of what a built program consists of says what is locked and installed, always the same, and no address."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

import pytest

import sbom

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_locked_package_is_listed_with_its_hashes_and_licence() -> None:
    packages = {each["name"]: each for each in sbom.bill(LOCK)["components"] if each["type"] == "library"}
    assert {name: each["version"] for name, each in packages.items()} == dict(re.findall(r"(?m)^(\S+?)==(\S+)", LOCK))
    hashes = [each["content"] for package in packages.values() for each in package["hashes"]]
    assert sorted(hashes) == sorted(re.findall(r"sha256:(\S+)", LOCK))
    for package in packages.values():
        assert package["version"] == metadata.version(package["name"])
        (licence,) = package["licenses"]
        assert licence.get("expression") or licence["license"]["name"]


def test_the_libraries_within_are_listed_with_the_version_that_runs() -> None:
    within = [part for each in sbom.bill(LOCK)["components"] for part in each.get("components", ())]
    assert sorted(part["name"] for part in within) == ["OpenSSL", "OpenSSL", "PDFium", "Qt", "SQLCipher", "SQLite"]
    assert all(re.match(r"\d+\.\d+", part["version"]) for part in within)


def test_the_program_depends_on_all_of_it() -> None:
    bill = sbom.bill(LOCK)
    (dependencies,) = bill["dependencies"]
    assert dependencies["ref"] == bill["metadata"]["component"]["bom-ref"]
    assert set(dependencies["dependsOn"]) == {each["bom-ref"] for each in bill["components"]}


def test_it_is_the_same_each_time_and_names_no_address(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert sbom.main(tmp_path / name) == 0
    body = tmp_path.joinpath("a").read_text(encoding="utf-8")
    assert body == tmp_path.joinpath("b").read_text(encoding="utf-8")
    assert json.loads(body) == sbom.bill(LOCK)
    assert "://" not in body
    assert "www." not in body


def test_another_version_than_the_locked_one_is_refused() -> None:
    with pytest.raises(ValueError, match="is locked"):
        sbom.bill(re.sub(r"(?m)^msgspec==\S+", "msgspec==0.0.1", LOCK))
