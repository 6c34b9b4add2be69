"""The open vault's tables as one: what services see. Adds nothing of its own."""

from __future__ import annotations

from sip_desktop.storage.connection import Database
from sip_desktop.storage.tables.access import AccessTables
from sip_desktop.storage.tables.approvals import Approvals
from sip_desktop.storage.tables.cases import Cases
from sip_desktop.storage.tables.copies import Copies
from sip_desktop.storage.tables.documents import Documents
from sip_desktop.storage.tables.due_dates import DueDates
from sip_desktop.storage.tables.evaluations import Evaluations
from sip_desktop.storage.tables.guidance import GuidanceTables
from sip_desktop.storage.tables.letters import Letters
from sip_desktop.storage.tables.log import AccessLog
from sip_desktop.storage.tables.own_regions import OwnRegions
from sip_desktop.storage.tables.people import People
from sip_desktop.storage.tables.purges import Purges
from sip_desktop.storage.tables.readers import Readers
from sip_desktop.storage.tables.sheets import Sheets
from sip_desktop.storage.tables.transfers import Transfers


class Store:
    """Every table's methods, joined by name; fits ``services.ports.Store``. What each does is said where it stands."""

    def __init__(self, database: Database) -> None:
        self.transaction = database.transaction
        self._join_cases(database)
        self._join_papers(database)
        self._join_people(database)

    def _join_cases(self, database: Database) -> None:
        cases = Cases(database)
        self.add_case = cases.add_case
        self.keep_case = cases.keep_case
        self.case = cases.case
        self.cases = cases.cases
        self.words_in_use = cases.words_in_use
        self.set_lookup = cases.set_lookup
        self.look_up = cases.look_up
        self.address_sheet = cases.address_sheet
        self.keep_address_sheet = cases.keep_address_sheet

        due_dates = DueDates(database)
        self.due_dates = due_dates.due_dates
        self.keep_due_dates = due_dates.keep_due_dates
        self.due_marks = due_dates.due_marks
        self.due_lines = due_dates.due_lines

        documents = Documents(database)
        self.add_document = documents.add_document
        self.documents = documents.documents
        self.document = documents.document
        self.revisions = documents.revisions
        self.newest = documents.newest
        self.keep_draft = documents.keep_draft
        self.make_clear = documents.make_clear
        self.keep_definition = documents.keep_definition
        self.definition = documents.definition

        guidance = GuidanceTables(database)
        self.add_override = guidance.add_override
        self.overrides = guidance.overrides
        self.unseen_overrides = guidance.unseen_overrides
        self.see_override = guidance.see_override
        self.add_mode = guidance.add_mode
        self.modes = guidance.modes

        purges = Purges(database)
        self.keep_purge_proposal = purges.keep_purge_proposal
        self.drop_purge_proposal = purges.drop_purge_proposal
        self.purge_proposals = purges.purge_proposals
        self.purge = purges.purge
        self.purges = purges.purges

        copies = Copies(database)
        self.add_copy = copies.add_copy
        self.keep_copy = copies.keep_copy
        self.copies = copies.copies

    def _join_people(self, database: Database) -> None:
        people = People(database)
        self.users = people.users
        self.add_user = people.add_user
        self.keep_chief = people.keep_chief
        self.setting = people.setting
        self.keep_setting = people.keep_setting

        access_log = AccessLog(database)
        self.log = access_log.log
        self.log_entries = access_log.log_entries

        evaluations = Evaluations(database)
        self.keep_evaluation = evaluations.keep_evaluation
        self.evaluations = evaluations.evaluations

        access = AccessTables(database)
        self.access = access.access
        self.cases_of = access.cases_of
        self.keep_access = access.keep_access
        self.add_emergency = access.add_emergency
        self.emergencies = access.emergencies
        self.see_emergency = access.see_emergency
        self.add_log_check = access.add_log_check
        self.log_checks = access.log_checks

    def _join_papers(self, database: Database) -> None:
        sheets = Sheets(database)
        self.next_sheet = sheets.next_sheet
        self.add_sheet = sheets.add_sheet
        self.keep_sheet = sheets.keep_sheet
        self.sheet = sheets.sheet
        self.sheets = sheets.sheets
        self.sheets_of = sheets.sheets_of

        approvals = Approvals(database)
        self.add_approval = approvals.add_approval
        self.approvals = approvals.approvals

        transfers = Transfers(database)
        self.keep_transfer = transfers.keep_transfer
        self.drop_transfer = transfers.drop_transfer
        self.transfers = transfers.transfers

        readers = Readers(database)
        self.add_reader = readers.add_reader
        self.readers = readers.readers
        self.remove_reader = readers.remove_reader
        self.add_copy_news = readers.add_copy_news
        self.copy_news = readers.copy_news
        self.add_place_approval = readers.add_place_approval
        self.place_approvals = readers.place_approvals

        letters = Letters(database)
        self.add_letter = letters.add_letter
        self.letter = letters.letter
        self.letters = letters.letters
        self.unsettled_letters = letters.unsettled_letters
        self.add_letter_step = letters.add_letter_step
        self.letter_steps = letters.letter_steps

        own_regions = OwnRegions(database)
        self.own_regions = own_regions.own_regions
        self.keep_own_region = own_regions.keep_own_region
