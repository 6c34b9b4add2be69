"""After work and lock nothing that was written lies in clear in any file, but for the PDF that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.whole.first_start import FOLDER, MARKERS, PASSPHRASE, run
from tests.whole.office import text_of_pdf

WORDS = (*MARKERS, PASSPHRASE)
SECRETS = {*WORDS, *(word for words in WORDS for word in words.split() if len(word) > 6)}


def forms_of(secret: str) -> Iterator[bytes]:
    """How a text may lie in a file: whole, in small or large letters, in UTF-8 or either UTF-16."""
    for words in {secret, secret.lower(), secret.upper()}:
        yield from (words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"))


def found(folder: Path) -> list[tuple[str, str]]:
    """Every file under ``folder`` that holds, or is named by, one of the secrets."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    hits = []
    for file in files:
        body = file.read_bytes() + str(file.relative_to(folder)).encode()
        hits += [(file.name, secret) for secret in SECRETS if any(form in body for form in forms_of(secret))]
    return hits


def test_only_the_paper_that_was_saved_says_what_was_written(tmp_path: Path) -> None:
    run(tmp_path, "offscreen")
    assert found(tmp_path) == []
    kept = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    vault = {f"data/sip-desktop/vault/{name}" for name in ("sip.db", "nycklar.json", "sip.lock")}
    paper = f"hem/{FOLDER}/Papper 0001-2.pdf"
    copies = {name for name in kept if name.startswith("data/sip-desktop/vault/kopior/")}
    assert [name for name in copies if not name.endswith(".sipkopia")] == []
    assert copies
    assert kept == {paper, "config/sip-desktop/installningar.json"} | vault | copies
    words = " ".join(text_of_pdf(tmp_path.joinpath(paper).read_bytes()).split())
    assert [marker for marker in MARKERS if marker not in words] == []


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    (tmp_path / "a.tmp").write_bytes(b"\0" + MARKERS[0].encode("utf-16-le"))
    (tmp_path / "b.tmp").write_bytes(MARKERS[1].lower().encode())
    (tmp_path / f"{MARKERS[2]}.pdf").write_bytes(b"")
    assert {name for name, _ in found(tmp_path)} == {"a.tmp", "b.tmp", f"{MARKERS[2]}.pdf"}
