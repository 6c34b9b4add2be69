"""The forms, regions and law of the program, read once from its folder; the one service that reads files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from sip_desktop.domain import region as regions_of
from sip_desktop.domain.asked import NOBODY, Asked, read_asked
from sip_desktop.domain.deadlines import Deadline, read_deadlines
from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Form
from sip_desktop.domain.form_reader import read_form
from sip_desktop.domain.form_together import DEADLINE_FILE, check_together
from sip_desktop.domain.guidance.rule import Rule, read_rules
from sip_desktop.domain.law import Law, in_force, read_law
from sip_desktop.domain.post_data import NO_POST, PostData, read_post
from sip_desktop.domain.readers import NO_TABLE, ReaderTable, read_readers
from sip_desktop.domain.region import Region, read_region
from sip_desktop.domain.view import Head
from sip_desktop.texts import definitions as texts

LAW_FILE = "law.toml"
REGIONS_FOLDER = "regions"
RULES_FOLDER = "rules"
# Of that folder's files: what is said to whoever asks is read by itself.
ASKED_FILE = "asked.toml"
NOT_RULES = frozenset({ASKED_FILE})
READERS_FILE = "readers.toml"
POST_FILE = "post.toml"
# The folder's other files, which are no forms.
NOT_FORMS = frozenset({LAW_FILE, DEADLINE_FILE, READERS_FILE, POST_FILE})


class Definitions:
    """All forms and regions, by id and code. Asking for one that does not exist is a bug of ours: KeyError.

    ``national`` are the deadlines of every region, and those that are only offered.
    """

    def __init__(
        self,
        forms: Mapping[str, Form],
        regions: Mapping[str, Region],
        law: tuple[Law, ...],
        national: Sequence[Deadline] = (),
        rules: Sequence[Rule] = (),
        asked: Asked = NOBODY,
        readers: ReaderTable = NO_TABLE,
        post: PostData = NO_POST,
    ) -> None:
        self.forms = forms
        self.regions = dict(regions)
        self.law = law
        self.national = tuple(national)
        self.rules = tuple(rules)
        self.asked = asked
        self.readers = readers
        self.post = post
        self._resolved: dict[tuple[str, str], Form] = {}
        self._logos: dict[str, bytes] = {}

    def for_vault(self) -> Definitions:
        """The same, to add the profiles of one vault to: they are not those of the next vault that is opened."""
        return Definitions(
            self.forms, self.regions, self.law, self.national, self.rules, self.asked, self.readers, self.post
        )

    def use(self, region: Region, logo: bytes = b"") -> None:
        """Take in a profile made in the program, in place of one with the same code. ``logo`` is a PNG or empty."""
        self.regions[region.code] = region
        self._logos[region.code] = logo
        self._resolved = {place: form for place, form in self._resolved.items() if place[1] != region.code}

    def region(self, code: str) -> Region:
        """The profile of a region."""
        return self.regions[code]

    def form(self, form_id: str, region: str) -> Form:
        """The form as the region has it, its words and required marks in; worked out once."""
        if (form_id, region) not in self._resolved:
            self._resolved[form_id, region] = regions_of.apply(self.regions[region], self.forms[form_id])
        return self._resolved[form_id, region]

    def forms_of(self, region: str) -> list[Form]:
        """The forms the region offers, resolved, in its order."""
        return [self.form(form_id, region) for form_id in self.regions[region].forms]

    def deadlines(self, region: str) -> tuple[Deadline, ...]:
        """Those that hold in the region: of the law, and its own."""
        return (*(each for each in self.national if not each.offered), *self.regions[region].deadlines)

    def title(self, form_id: str, region: str = "") -> str:
        """The form's title, for lists; in the region's words when one is given."""
        return self.form(form_id, region).title if region else self.forms[form_id].title

    def prefill_sources(self, form_id: str) -> tuple[str, ...]:
        """What a new document of this form takes answers from: form ids and "previous", each once."""
        names = (source.partition(".")[0] for field in self.forms[form_id].fields() for source in field.prefill)
        return tuple(dict.fromkeys(names))

    def head(self, form_id: str, region: str, day: date, careful: bool = False) -> Head:
        """What the region and the law put round a paper of that day: foot, routine, logo and provisions.

        A case handled by hand only gets its own foot, and nothing that names the region: a document number
        shows where somebody is as surely as a name of a town (practice of protected data), and so does a logo: it
        has none on any paper, until papers to authorities alone are known to be such. What stands outside
        every case, or is handed to the person (no secrecy mark), is no case paper and has no such foot. A bare
        card has nothing round its answers: whoever sees it on somebody must not learn what it is about.
        """
        form = self.forms[form_id]
        if form.bare:
            return Head()
        if not form.in_case or not form.secrecy:
            return Head(law=self.law_lines(form_id, day))
        profile = self.regions[region]
        logo = b"" if careful else self._logos.get(region, b"")
        return Head(
            handling=profile.foot(careful),
            document_id="" if careful else profile.document_id,
            valid_to="" if careful or profile.valid_to is None else profile.valid_to.isoformat(),
            logo=logo,
            logo_of=profile.name if logo else "",
            law=self.law_lines(form_id, day),
        )

    def law_lines(self, form_id: str, day: date) -> tuple[str, ...]:
        """The provisions the form rests on, as they were numbered on that day."""
        rows = in_force(self.law, self.forms[form_id].law, day)
        return tuple(dict.fromkeys(row.provision for row in rows))


def load(folder: Path) -> Definitions:
    """Everything in ``folder`` (forms, regions, law), read and checked together.

    Raises DefinitionFault for a faulty file, Fault when the folder cannot be read.
    """
    try:
        forms = {path.stem: _form(path) for path in _toml_files(folder) if path.name not in NOT_FORMS}
        regions = {path.stem: _region(path) for path in _toml_files(folder / REGIONS_FOLDER)}
        law = read_law(_text(folder / LAW_FILE), LAW_FILE)
        national = read_deadlines(_text(folder / DEADLINE_FILE), DEADLINE_FILE)
        asked = read_asked(_text(folder / RULES_FOLDER / ASKED_FILE), f"{RULES_FOLDER}/{ASKED_FILE}")
        readers = read_readers(_text(folder / READERS_FILE), READERS_FILE)
        post = read_post(_text(folder / POST_FILE), POST_FILE)
        rules = [rule for path in _toml_files(folder / RULES_FOLDER) for rule in _rules(path)]
    except OSError as error:
        raise Fault(texts.FOLDER_UNREADABLE) from error
    if not regions:
        raise DefinitionFault(REGIONS_FOLDER, texts.WHOLE_FILE, texts.NO_REGIONS)
    check_together(forms, regions, law, national)
    return Definitions(forms, regions, law, national, rules, asked, readers, post)


def _toml_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix == ".toml")


def _form(path: Path) -> Form:
    form = read_form(_text(path), path.name)
    if form.id != path.stem:
        raise _misnamed(path.name, form.id)
    return form


def _rules(path: Path) -> tuple[Rule, ...]:
    return () if path.name in NOT_RULES else read_rules(_text(path), f"{RULES_FOLDER}/{path.name}")


def _region(path: Path) -> Region:
    region = read_region(_text(path), f"{REGIONS_FOLDER}/{path.name}")
    if region.code != path.stem:
        raise _misnamed(f"{REGIONS_FOLDER}/{path.name}", region.code)
    return region


def _misnamed(file: str, wanted: str) -> DefinitionFault:
    sentence = texts.FILE_NAME.format(name=f"{wanted}.toml", id=wanted)
    return DefinitionFault(file, texts.WHOLE_FILE, sentence)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        detail = texts.NOT_UTF8
        raise DefinitionFault(path.name, texts.WHOLE_FILE, texts.NOT_TOML.format(detail=detail)) from error
