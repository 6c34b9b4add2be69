"""Builds the program top to bottom: the only module that knows every layer. Everything long-lived is made here."""

from __future__ import annotations

import atexit
import importlib
import os
import secrets
import sys
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sip_desktop import __version__, paths
from sip_desktop.domain.faults import Fault
from sip_desktop.process_guard import error_code
from sip_desktop.services.opening import Opening, Surroundings
from sip_desktop.services.preferences import PreferenceFile
from sip_desktop.storage import files
from sip_desktop.storage.chosen import read_chosen
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import about as texts

if TYPE_CHECKING:
    from sip_desktop.domain.letter_pages import LetterPage
    from sip_desktop.domain.protection.gazetteer import Gazetteer
    from sip_desktop.domain.view import Paper, View
    from sip_desktop.printing.maker import PaperMaker
    from sip_desktop.printing.pixels import Pixels
    from sip_desktop.services.definitions import Definitions
    from sip_desktop.services.evaluations import OpenEvaluation
    from sip_desktop.services.everything import Services
    from sip_desktop.services.ports import PageImage
    from sip_desktop.services.urgent_papers import UrgentPaper
    from sip_desktop.storage.vault_backups import VaultBackups
    from sip_desktop.storage.vault_keys import VaultKeys
    from sip_desktop.ui.form_page.page import FormPage
    from sip_desktop.ui.pages import Pages, Way
    from sip_desktop.ui.print_view.order import Order
    from sip_desktop.ui.program import Program
    from sip_desktop.ui.stage import Page

NAME = "sip-desktop"
LAW_YEAR = 366
"""Days after which the check of the law is called old."""
LOCAL_TIME = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    """The time where the routine is used: Swedish, whatever the computer is set to."""
    return datetime.now(LOCAL_TIME)


@cache
def definitions() -> Definitions:
    """All forms, regions and law, read once. Raises Fault naming file and place when one is wrong."""
    from sip_desktop.services.definitions import load

    return load(paths.forms())


def vaults() -> Vaults:
    """The vaults of this computer, with key derivation calibrated to it."""
    return Vaults(now)


def opening() -> Opening:
    """Everything that can be done before a vault is open."""
    return Opening(surroundings(), definitions, paths.default_vault(), demo_texts)


def surroundings(own_vaults: Vaults | None = None) -> Surroundings:
    """Storage and paper, fitted to what services ask for; mypy proves the fit here."""
    used = own_vaults or vaults()

    def copies() -> VaultBackups:
        from sip_desktop.storage.vault_backups import VaultBackups

        return VaultBackups(now, used.check_place)

    def ways() -> VaultKeys:
        from sip_desktop.storage.vault_keys import VaultKeys

        return VaultKeys(now, used.calibrate, used.check_place)

    return Surroundings(
        vaults=used,
        paper=paper,
        page=page,
        write=write_new,
        clock=now,
        pick=secrets.randbelow,
        new_id=lambda: uuid.uuid4().hex,
        copies=copies,
        ways=ways,
        binder=binder,
        joined=joined,
        letter=letter,
        read=read_chosen,
        picture=picture,
        gazetteer=gazetteer,
    )


def demo_texts() -> list[str]:
    """The written-out invented cases."""
    return [file.read_text(encoding="utf-8") for file in sorted(paths.resources().joinpath("demo").glob("*.toml"))]


@cache
def gazetteer() -> Gazetteer:
    """The place names of the whereabouts check, read once and only when something is checked. Raises Fault."""
    from sip_desktop.domain.protection.gazetteer import read_gazetteer
    from sip_desktop.texts.whereabouts import NO_PLACES

    try:
        folder = paths.resources() / "places"
        names = (folder / "places.tsv").read_text(encoding="utf-8")
        return read_gazetteer(names, (folder / "given_names.txt").read_text(encoding="utf-8"))
    except OSError as error:
        raise Fault(NO_PLACES) from error


def preferences() -> PreferenceFile:
    """``installningar.json`` in the user's configuration folder; a missing one is as an empty one."""
    file = paths.settings_file()

    def read() -> bytes:
        try:
            return file.read_bytes()
        except OSError:
            return b""

    def write(body: bytes) -> None:
        files.make_folder(file.parent)
        files.replace_file(file, body)

    return PreferenceFile(read, write)


def write_new(file: Path, body: bytes) -> None:
    """Write a paper to a file that must not exist yet. Raises Fault; so too in a folder that a cloud copies."""
    if vaults().check_place(file.parent):
        raise Fault(texts.LEAVES_COMPUTER)
    files.write_new(file, body)


def paper(view: View) -> Paper:
    """The pages of one view. Printing is imported at first use, or while the passphrase is typed."""
    return _paper_maker()(view)


def page(pdf: bytes, index: int, width: int) -> PageImage:
    """One page as pixels."""
    return _pixels()(pdf, index, width)


def binder(views: Sequence[View]) -> Paper:
    """Several forms in one PDF, each with its own page numbers."""
    return _paper_maker().binder(views)


def joined(views: Sequence[View]) -> Paper:
    """Several papers of a case in one PDF, each as it is when it is printed alone."""
    return _paper_maker().joined(views)


def letter(page: LetterPage) -> Paper:
    """An envelope, a label or a slip of a letter."""
    from sip_desktop.printing.letters import LetterMaker

    made = _paper_maker()
    return LetterMaker(made.fonts, made.icc)(page)


def picture(body: bytes) -> bytes:
    """A picture that the user has chosen, made plain for paper."""
    from sip_desktop.printing.picture import plain_png

    return plain_png(body)


@cache
def _paper_maker() -> PaperMaker:
    from sip_desktop.printing.fonts import load_fonts
    from sip_desktop.printing.maker import PaperMaker

    fonts = paths.resources() / "fonts"
    regular, bold = ((fonts / f"NotoSans-{weight}.ttf").read_bytes() for weight in ("Regular", "Bold"))
    return PaperMaker(load_fonts(regular, bold), (paths.resources() / "icc" / "sRGB.icc").read_bytes())


@cache
def _pixels() -> Pixels:
    from sip_desktop.printing.pixels import Pixels

    made = Pixels()
    # PDFium complains on stderr, with addresses in memory, of documents that are open when the program ends.
    atexit.register(made.close)
    return made


def start_app(minimised: bool = False) -> int:
    """Open the window and run until it is closed or locked. Only what the first window needs is imported here."""
    from sip_desktop.ui.program import Program, make_app

    app = make_app([NAME], paths.resources() / "icons")
    program = Program(
        app,
        opening(),
        preferences(),
        pages(),
        about,
        replace_process,
        error_code,
        replace_minimised=partial(replace_process, minimised=True),
    )
    program.show(minimised)
    warm_up_beside(program)
    return app.exec()


def try_window() -> None:
    """Make the window without showing it, for the self-test: proves that Qt and its parts are all there."""
    from sip_desktop.ui.program import Program, make_app

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_app([NAME], paths.resources() / "icons")
    Program(app, opening(), PreferenceFile(lambda: b"", lambda _body: None), pages(), about, lambda: None, error_code)
    app.processEvents()


def warm_up_beside(program: Program) -> None:
    """Does ``warm_up`` in a worker. A faulty form is said in the first window, before anybody types a passphrase."""
    from sip_desktop.ui.background import run

    run(program, warm_up, lambda _done: None, lambda fault: program.window.show_fault(fault.text))


def warm_up() -> None:
    """What the first form needs, imported and read while the passphrase is typed. PDFium is only imported here:
    it may draw on the GUI thread alone."""
    from sip_desktop.services.papers import blank_view

    known = definitions()
    form = next(iter(known.forms.values()))
    paper(blank_view(known, form.id, next(iter(known.regions)), now().date()))
    importlib.import_module("sip_desktop.storage.vault_work")
    importlib.import_module("sip_desktop.printing.pixels")
    importlib.import_module("sip_desktop.ui.register_view")
    importlib.import_module("sip_desktop.ui.case_view")
    importlib.import_module("sip_desktop.ui.form_page.page")
    gazetteer()


def pages() -> Pages:
    """The form page and the print view, fitted into the window; imported when first asked for."""
    from sip_desktop.ui.pages import Pages

    return Pages(
        form=_form_page,
        paper=_print_view,
        evaluation=_evaluation_page,
        binder=_binder_view,
        blank=_blank_view,
        sheet=_sheet_view,
        urgent=_urgent_view,
        letter=_letter_view,
        dispatch=_dispatch_view,
    )


def about() -> list[tuple[str, str]]:
    """What "Om" tells: versions, and when the law was last checked."""
    import platform

    from sip_desktop.storage.connection import cipher_version

    checked = min(row.checked_on for row in definitions().law)
    old = (now().date() - checked).days > LAW_YEAR
    return [
        (texts.VERSION, __version__),
        (texts.CIPHER, cipher_version()),
        (texts.LAW_CHECKED, checked.isoformat() + (texts.LAW_OLD if old else "")),
        (texts.PYTHON, platform.python_version()),
    ]


def replace_process(minimised: bool = False) -> None:
    """Start the program anew, just as it was started, and leave this process at once with all it remembers."""
    from PySide6.QtCore import QProcess

    QProcess.startDetached(sys.executable, own_arguments(minimised))
    os._exit(0)


def own_arguments(minimised: bool) -> list[str]:
    """What the program was started with, after its name; with what tells it to begin minimised, or without."""
    from sip_desktop.cli import MINIMISED

    given = sys.argv[1:] if getattr(sys, "frozen", False) else sys.orig_argv[1:]
    return [each for each in given if each != MINIMISED] + [MINIMISED] * minimised


def _form_page(services: Services, document_id: int, way: Way, revision: int | None = None) -> Page:
    from sip_desktop.ui.form_page.page import FormPage

    view = FormPage(
        services.documents,
        services.papers,
        document_id,
        services.session.clock,
        revision=revision,
        go_on=services.places.go_on,
        places=services.places,
    )
    serial = view.sheet.document.case.serial
    view.place_wanted.connect(lambda form, path: way.place(serial, form, path))
    return _filling(view, way, lambda: way.print_paper(document_id, view.sheet.document.revision))


def _evaluation_page(services: Services, evaluation: OpenEvaluation, way: Way) -> Page:
    from sip_desktop.services.evaluation_desk import EVALUATION_ID, EvaluationDesk
    from sip_desktop.ui.form_page.page import FormPage

    desk = EvaluationDesk(services.session, services.definitions, services.evaluations, evaluation)
    view = FormPage(desk, services.papers, EVALUATION_ID, services.session.clock)

    def print_it() -> None:
        from sip_desktop.ui.print_view.order import of_evaluation

        content = desk.open(EVALUATION_ID).content
        way.show(_printing(services, of_evaluation(services.papers, evaluation, content), way))

    return _filling(view, way, print_it)


def _filling(view: FormPage, way: Way, print_paper: Callable[[], None]) -> Page:
    from sip_desktop.ui.stage import Page

    view.leave.connect(way.back)
    view.print_asked.connect(print_paper)
    view.saver.saved.connect(way.saved)
    return Page(view, leave=view.flush)


def _print_view(services: Services, document_id: int, way: Way, revision: int | None = None) -> Page:
    from sip_desktop.ui.print_view.order import of_document

    document = services.documents.open(document_id, revision)
    return _printing(services, of_document(services.papers, document, document.content), way)


def _dispatch_view(services: Services, document_id: int, way: Way) -> Page:
    from sip_desktop.ui.dispatch_view import DispatchView
    from sip_desktop.ui.print_view.order import of_reader
    from sip_desktop.ui.print_view.printers import printers_of_this_machine
    from sip_desktop.ui.stage import Page

    serial, desk = services.documents.open(document_id).case.serial, services.dispatch
    view = DispatchView(
        document_id,
        desk,
        services.papers,
        printers_of_this_machine(),
        services.session.today(),
        services.places.go_on,
    )
    view.print_wanted.connect(lambda doc, one: way.show(_printing(services, of_reader(desk, doc, one), way)))
    view.document_wanted.connect(lambda _id: way.place(serial, "identitetsblad", ""))
    view.place_wanted.connect(lambda form, path: way.place(serial, form, path))
    view.left.connect(way.back)
    return Page(view, leave=view.leave, again=view.reload)


def _binder_view(services: Services, made: Paper, way: Way) -> Page:
    from sip_desktop.ui.print_view.order import of_binder

    return _printing(services, of_binder(made), way)


def _letter_view(services: Services, made: Paper, way: Way) -> Page:
    from sip_desktop.ui.print_view.order import of_letter

    return _printing(services, of_letter(made), way)


def _urgent_view(services: Services, made: UrgentPaper, way: Way) -> Page:
    from sip_desktop.texts.urgent import JOINED
    from sip_desktop.ui.print_view.order import of_joined

    return _printing(services, of_joined(made.paper, made.document, JOINED), way)


def _blank_view(services: Services, form_id: str, region: str, way: Way) -> Page:
    from sip_desktop.ui.print_view.order import of_blank

    made = services.papers.paper(services.papers.blank(form_id, region))
    return _printing(services, of_blank(made, services.definitions.title(form_id, region)), way)


def _sheet_view(services: Services, view: View, way: Way) -> Page:
    from sip_desktop.ui.print_view.order import of_blank

    return _printing(services, of_blank(services.papers.paper(view), view.form.title), way)


def _printing(services: Services, order: Order, way: Way) -> Page:
    from sip_desktop.ui.print_view.printers import printers_of_this_machine
    from sip_desktop.ui.print_view.view import PrintView
    from sip_desktop.ui.stage import Page

    view = PrintView(services.papers, order, printers_of_this_machine(), go_on=services.places.go_on)
    if (document := order.document) is not None:
        view.place_wanted.connect(lambda form, path: way.place(document.case.serial, form, path))
    view.left.connect(way.back)
    return Page(view, leave=view.cancel_now)
