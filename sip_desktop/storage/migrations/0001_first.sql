-- The first schema. Times are local ISO text with offset; STRICT makes a column hold its type.
-- What is fixed is guarded by triggers, so that a bug in the program cannot change it either.

CREATE TABLE vault (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    address_key BLOB NOT NULL,          -- public; the private half is wrapped in nycklar.json
    lookup_key BLOB NOT NULL            -- HMAC key of the table lookup
) STRICT;

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    role TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The register: a number and a word, no name and no flag (SoLPuL 7 a §). AUTOINCREMENT: a number is never used again.
CREATE TABLE cases (
    serial INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    word TEXT NOT NULL,
    region TEXT NOT NULL,
    opened TEXT NOT NULL,
    state TEXT NOT NULL,
    next_deadline TEXT NOT NULL,
    responsible TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;

-- HMAC of a personnummer or a full name: can be asked for, cannot be listed.
CREATE TABLE lookup (
    key TEXT NOT NULL,
    serial INTEGER NOT NULL REFERENCES cases (serial) ON DELETE CASCADE,
    PRIMARY KEY (key, serial)
) STRICT, WITHOUT ROWID;
CREATE INDEX lookup_of_case ON lookup (serial);

CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    serial INTEGER NOT NULL REFERENCES cases (serial),
    form TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    created TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (serial, ordinal)
) STRICT;

CREATE TABLE definitions (
    sha TEXT PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE revisions (
    document_id INTEGER NOT NULL REFERENCES documents (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    content BLOB NOT NULL,
    saved TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    cleared TEXT NOT NULL DEFAULT '',
    cleared_by TEXT NOT NULL DEFAULT '',
    definition TEXT REFERENCES definitions (sha),
    PRIMARY KEY (document_id, number),
    CHECK ((cleared = '') = (definition IS NULL)),
    CHECK ((cleared = '') = (cleared_by = ''))
) STRICT;
CREATE UNIQUE INDEX one_draft ON revisions (document_id) WHERE cleared = '';
CREATE INDEX revisions_of_definition ON revisions (definition) WHERE definition IS NOT NULL;

CREATE TABLE copies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    number INTEGER NOT NULL,
    mode TEXT NOT NULL,
    made TEXT NOT NULL,
    made_by TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    pages INTEGER NOT NULL,
    status TEXT NOT NULL,
    UNIQUE (document_id, number),
    FOREIGN KEY (document_id, revision) REFERENCES revisions (document_id, number)
) STRICT;
CREATE INDEX copies_of_revision ON copies (document_id, revision);

CREATE TABLE address_sheets (
    serial INTEGER PRIMARY KEY REFERENCES cases (serial) ON DELETE CASCADE,
    sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
    body BLOB NOT NULL
) STRICT;

-- Who, when, what kind of act, which case; never content. chain = SHA-256 over the chain before and this line.
CREATE TABLE access_log (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    user_id TEXT NOT NULL,
    act TEXT NOT NULL,
    serial INTEGER NOT NULL,
    detail TEXT NOT NULL,
    chain TEXT NOT NULL
) STRICT;

-- Outside every case: no user, no case, no day. WITHOUT ROWID under a random id: rows lie in the order of the id,
-- so that not even the order in the file tells who answered when.
CREATE TABLE evaluations (
    id TEXT PRIMARY KEY,
    form TEXT NOT NULL,
    version INTEGER NOT NULL,
    region TEXT NOT NULL,
    month TEXT NOT NULL,
    meeting TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- A decision to purge a case; without one, nothing fixed can be removed.
CREATE TABLE purges (
    serial INTEGER PRIMARY KEY,
    decided TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    basis TEXT NOT NULL
) STRICT;

CREATE TRIGGER cleared_is_fixed BEFORE UPDATE ON revisions WHEN OLD.cleared <> ''
BEGIN SELECT RAISE(ABORT, 'a cleared revision is fixed'); END;

CREATE TRIGGER cleared_is_not_replaced BEFORE INSERT ON revisions
WHEN EXISTS (SELECT 1 FROM revisions WHERE document_id = NEW.document_id AND number = NEW.number AND cleared <> '')
BEGIN SELECT RAISE(ABORT, 'a cleared revision is fixed'); END;

CREATE TRIGGER draft_stays_in_place BEFORE UPDATE OF document_id, number ON revisions
WHEN NEW.document_id <> OLD.document_id OR NEW.number <> OLD.number
BEGIN SELECT RAISE(ABORT, 'a revision keeps its place'); END;

CREATE TRIGGER cleared_goes_by_purge BEFORE DELETE ON revisions
WHEN OLD.cleared <> '' AND NOT EXISTS (
    SELECT 1 FROM documents JOIN purges USING (serial) WHERE documents.id = OLD.document_id)
BEGIN SELECT RAISE(ABORT, 'a cleared revision goes only by a purge'); END;

CREATE TRIGGER document_is_fixed BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'a document keeps its case and form'); END;

CREATE TRIGGER document_goes_by_purge BEFORE DELETE ON documents
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE serial = OLD.serial)
BEGIN SELECT RAISE(ABORT, 'a document goes only by a purge'); END;

CREATE TRIGGER case_goes_by_purge BEFORE DELETE ON cases
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE serial = OLD.serial)
BEGIN SELECT RAISE(ABORT, 'a case goes only by a purge'); END;

CREATE TRIGGER definition_is_fixed BEFORE UPDATE ON definitions
BEGIN SELECT RAISE(ABORT, 'a definition is fixed'); END;

CREATE TRIGGER copy_of_cleared BEFORE INSERT ON copies
WHEN NOT EXISTS (
    SELECT 1 FROM revisions WHERE document_id = NEW.document_id AND number = NEW.revision AND cleared <> '')
BEGIN SELECT RAISE(ABORT, 'a copy is of a cleared revision'); END;

CREATE TRIGGER copy_keeps_what_left BEFORE UPDATE ON copies
WHEN (NEW.id, NEW.document_id, NEW.revision, NEW.number, NEW.mode, NEW.made, NEW.made_by, NEW.sha256, NEW.pages)
    IS NOT (OLD.id, OLD.document_id, OLD.revision, OLD.number, OLD.mode, OLD.made, OLD.made_by, OLD.sha256, OLD.pages)
BEGIN SELECT RAISE(ABORT, 'only the status of a copy changes'); END;

CREATE TRIGGER copy_goes_by_purge BEFORE DELETE ON copies
WHEN NOT EXISTS (
    SELECT 1 FROM documents JOIN purges USING (serial) WHERE documents.id = OLD.document_id)
BEGIN SELECT RAISE(ABORT, 'a copy goes only by a purge'); END;

CREATE TRIGGER log_is_fixed BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;

CREATE TRIGGER log_is_not_removed BEFORE DELETE ON access_log
BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;

CREATE TRIGGER log_grows_by_one BEFORE INSERT ON access_log
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM access_log)
BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;

CREATE TRIGGER purge_is_fixed BEFORE UPDATE ON purges
BEGIN SELECT RAISE(ABORT, 'a purge decision is fixed'); END;

CREATE TRIGGER purge_is_kept BEFORE DELETE ON purges
BEGIN SELECT RAISE(ABORT, 'a purge decision is kept'); END;
