-- The reserve binder's numbered sheets, approvals of each service's own part, what has been written into the
-- ordinary system afterwards, and profiles made in the program.

-- A number is handed out once and stays for ever, also when the case it was used in is purged: a sheet of paper
-- with that number may still lie somewhere.
CREATE TABLE sheets (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    region TEXT NOT NULL,
    form TEXT NOT NULL,
    issued TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('issued', 'used', 'void')),
    settled TEXT NOT NULL DEFAULT '',
    settled_by TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1)),
    document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL,
    CHECK ((status = 'issued') = (settled = ''))
) STRICT;
CREATE INDEX sheets_of_document ON sheets (document_id) WHERE document_id IS NOT NULL;

-- A service has approved its own part of a cleared plan, by somebody's name on a day.
CREATE TABLE approvals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    party TEXT NOT NULL,
    name TEXT NOT NULL,
    day TEXT NOT NULL,
    recorded TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    UNIQUE (document_id, revision, party),
    FOREIGN KEY (document_id, revision) REFERENCES revisions (document_id, number) ON DELETE CASCADE
) STRICT;

-- One field of a cleared document has been written into the ordinary system.
CREATE TABLE transfers (
    document_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    path TEXT NOT NULL,
    at TEXT NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (document_id, revision, path),
    FOREIGN KEY (document_id, revision) REFERENCES revisions (document_id, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A profile made in the program: JSON of a region, and its logo as PNG or empty.
CREATE TABLE own_regions (
    code TEXT PRIMARY KEY,
    body BLOB NOT NULL,
    logo BLOB NOT NULL,
    saved TEXT NOT NULL,
    saved_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER sheet_keeps_number BEFORE UPDATE ON sheets
WHEN (NEW.number, NEW.region, NEW.form, NEW.issued, NEW.issued_by)
    IS NOT (OLD.number, OLD.region, OLD.form, OLD.issued, OLD.issued_by)
BEGIN SELECT RAISE(ABORT, 'a sheet keeps what it was issued as'); END;

CREATE TRIGGER sheet_is_kept BEFORE DELETE ON sheets
BEGIN SELECT RAISE(ABORT, 'a sheet number is never forgotten'); END;

CREATE TRIGGER approval_is_fixed BEFORE UPDATE ON approvals
BEGIN SELECT RAISE(ABORT, 'an approval is fixed'); END;

CREATE TRIGGER approval_goes_by_purge BEFORE DELETE ON approvals
WHEN NOT EXISTS (
    SELECT 1 FROM documents JOIN purges USING (serial) WHERE documents.id = OLD.document_id)
BEGIN SELECT RAISE(ABORT, 'an approval goes only by a purge'); END;

CREATE TRIGGER approval_of_cleared BEFORE INSERT ON approvals
WHEN NOT EXISTS (
    SELECT 1 FROM revisions WHERE document_id = NEW.document_id AND number = NEW.revision AND cleared <> '')
BEGIN SELECT RAISE(ABORT, 'an approval is of a cleared revision'); END;

-- Who works with a case. A case without a row is everybody's, as all cases were before this step.
CREATE TABLE case_access (
    serial INTEGER NOT NULL REFERENCES cases (serial) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL CHECK (kind IN ('responsible', 'substitute')),
    since TEXT NOT NULL,
    PRIMARY KEY (serial, user_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_responsible ON case_access (serial) WHERE kind = 'responsible';

-- Somebody opened a case that is not theirs, and said why; shown to the responsible and the chief until seen.
CREATE TABLE emergencies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    serial INTEGER NOT NULL REFERENCES cases (serial) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    seen TEXT NOT NULL DEFAULT '',
    seen_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX emergencies_unseen ON emergencies (id) WHERE seen = '';

-- The recurring check of the access log (HSLF-FS 2016:40 4 kap. 9 §): which lines, how many were looked at, by whom.
CREATE TABLE log_checks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    user_id TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    sampled INTEGER NOT NULL,
    remark TEXT NOT NULL
) STRICT;

-- A chief looks after keys and log. Whoever made the vault is one; there must be somebody who can begin.
ALTER TABLE users ADD COLUMN chief INTEGER NOT NULL DEFAULT 0 CHECK (chief IN (0, 1));
UPDATE users SET chief = 1 WHERE id = (SELECT id FROM users ORDER BY created, id LIMIT 1);

CREATE TRIGGER emergency_is_kept BEFORE DELETE ON emergencies
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE serial = OLD.serial)
BEGIN SELECT RAISE(ABORT, 'an opening in an emergency is kept'); END;

CREATE TRIGGER emergency_is_fixed BEFORE UPDATE ON emergencies
WHEN (NEW.id, NEW.serial, NEW.user_id, NEW.at, NEW.reason) IS NOT (OLD.id, OLD.serial, OLD.user_id, OLD.at, OLD.reason)
BEGIN SELECT RAISE(ABORT, 'only who has seen it is added'); END;

CREATE TRIGGER log_check_is_fixed BEFORE UPDATE ON log_checks
BEGIN SELECT RAISE(ABORT, 'a check of the log is fixed'); END;

CREATE TRIGGER log_check_is_kept BEFORE DELETE ON log_checks
BEGIN SELECT RAISE(ABORT, 'a check of the log is kept'); END;

-- What is due in a case, as its papers and its region say: a cache, written in the transaction of the papers. Days and
-- times as they are, never what they are compared with: what is due today is asked when the list is read.
CREATE TABLE due_dates (
    serial INTEGER NOT NULL REFERENCES cases (serial) ON DELETE CASCADE,
    id TEXT NOT NULL,
    raw TEXT NOT NULL,
    due TEXT NOT NULL,
    moved_by TEXT NOT NULL,
    level TEXT NOT NULL,
    at_once INTEGER NOT NULL CHECK (at_once IN (0, 1)),
    PRIMARY KEY (serial, id, due)
) STRICT, WITHOUT ROWID;
-- All of a row stands in the index: the list over all cases reads thousands of rows, and nothing else.
CREATE INDEX due_dates_by_day ON due_dates (due, serial, id, raw, moved_by, level, at_once);

-- What a case's due dates were counted with. A case without a row, or with another mark, is counted anew.
CREATE TABLE due_marks (
    serial INTEGER PRIMARY KEY REFERENCES cases (serial) ON DELETE CASCADE,
    mark TEXT NOT NULL
) STRICT;
