-- Going on although a rule says "not yet", the protection of a case as it was marked, and proposals to purge.

-- Somebody went on: at which act, past which rule, why. On the list "Att granska i efterhand" until seen.
-- mark says what the rule was about (a row, a paper's revision): going on past one finding is not going on past the next.
CREATE TABLE overrides (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    serial INTEGER NOT NULL REFERENCES cases (serial) ON DELETE CASCADE,
    act TEXT NOT NULL,
    rule TEXT NOT NULL,
    mark TEXT NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL,
    user_id TEXT NOT NULL,
    seen TEXT NOT NULL DEFAULT '',
    seen_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX overrides_of_case ON overrides (serial);
CREATE INDEX overrides_unseen ON overrides (id) WHERE seen = '';

-- When a case was marked protected or careful, or no longer was: what left before that day left without the care.
CREATE TABLE case_modes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    serial INTEGER NOT NULL REFERENCES cases (serial) ON DELETE CASCADE,
    at TEXT NOT NULL,
    protected INTEGER NOT NULL CHECK (protected IN (0, 1)),
    violence INTEGER NOT NULL CHECK (violence IN (0, 1)),
    user_id TEXT NOT NULL
) STRICT;
CREATE INDEX modes_of_case ON case_modes (serial);

-- Somebody proposed to purge a case. Where the vault asks for two, another user decides, or the same one a week later.
CREATE TABLE purge_proposals (
    serial INTEGER PRIMARY KEY REFERENCES cases (serial) ON DELETE CASCADE,
    proposed TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    basis TEXT NOT NULL
) STRICT;

-- Somebody read a place in a text and let it stand: bound to the term, the sentence and where the paper goes. When the
-- sentence changes it holds no more (practice O6). The sentence itself stands in the paper; here is its SHA-256.
CREATE TABLE place_approvals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    serial INTEGER NOT NULL REFERENCES cases (serial) ON DELETE CASCADE,
    term TEXT NOT NULL,
    sentence TEXT NOT NULL,
    reader TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    user_id TEXT NOT NULL,
    UNIQUE (serial, term, sentence, reader)
) STRICT;

-- Who gets a paper, made a reader by a positive act (architecture, copies have a reader). removed: no longer one.
-- party is a row of the arendeblad, "" for somebody without one; parts are what was ticked beyond the table, as JSON.
CREATE TABLE readers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    party TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    identity TEXT NOT NULL CHECK (identity IN ('kod', 'namn', 'nummer')),
    purpose TEXT NOT NULL,
    parts TEXT NOT NULL,
    at TEXT NOT NULL,
    user_id TEXT NOT NULL,
    removed TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX readers_of_document ON readers (document_id);

-- NULL: the original, or a printing of before there were readers.
ALTER TABLE copies ADD COLUMN reader INTEGER REFERENCES readers (id);

-- What became of a copy that has left: received, returned, destroyed, asked for, told.
CREATE TABLE copy_news (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    copy_id INTEGER NOT NULL REFERENCES copies (id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    day TEXT NOT NULL,
    how TEXT NOT NULL,
    at TEXT NOT NULL,
    user_id TEXT NOT NULL
) STRICT;
CREATE INDEX news_of_copy ON copy_news (copy_id);

CREATE TRIGGER copy_keeps_its_reader BEFORE UPDATE ON copies WHEN NEW.reader IS NOT OLD.reader
BEGIN SELECT RAISE(ABORT, 'a copy keeps what left'); END;

CREATE TRIGGER reader_with_copies_is_kept BEFORE DELETE ON readers
WHEN EXISTS (SELECT 1 FROM copies WHERE reader = OLD.id)
BEGIN SELECT RAISE(ABORT, 'who got a copy is kept'); END;

CREATE TRIGGER override_is_fixed BEFORE UPDATE ON overrides
WHEN (NEW.id, NEW.serial, NEW.act, NEW.rule, NEW.mark, NEW.reason, NEW.words, NEW.at, NEW.user_id)
    IS NOT (OLD.id, OLD.serial, OLD.act, OLD.rule, OLD.mark, OLD.reason, OLD.words, OLD.at, OLD.user_id)
BEGIN SELECT RAISE(ABORT, 'only who has seen it is added'); END;

CREATE TRIGGER override_is_kept BEFORE DELETE ON overrides
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE serial = OLD.serial)
BEGIN SELECT RAISE(ABORT, 'going on past a rule is kept'); END;

CREATE TRIGGER mode_is_fixed BEFORE UPDATE ON case_modes
BEGIN SELECT RAISE(ABORT, 'the mode of a case is only added to'); END;

CREATE TRIGGER mode_is_kept BEFORE DELETE ON case_modes
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE serial = OLD.serial)
BEGIN SELECT RAISE(ABORT, 'the mode of a case is only added to'); END;

-- A letter, or papers handed over: one case, one receiver. The return code "R 0041" is the id, so that it is never used
-- again. receiver is a row of the arendeblad, never an address; copies are ids of copies as JSON.
CREATE TABLE letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    serial INTEGER NOT NULL REFERENCES cases (serial) ON DELETE CASCADE,
    way TEXT NOT NULL CHECK (way IN
        ('overlamna', 'lasa', 'formedling', 'formedling_rek', 'brev', 'rek', 'bud', 'internpost')),
    receiver TEXT NOT NULL CHECK (receiver <> ''),
    copies TEXT NOT NULL CHECK (json_array_length(copies) > 0),
    sheets INTEGER NOT NULL CHECK (sheets > 0),
    inner_size TEXT NOT NULL,
    outer_size TEXT NOT NULL,
    at TEXT NOT NULL,
    user_id TEXT NOT NULL
) STRICT;
CREATE INDEX letters_of_case ON letters (serial);

-- What was ticked off while it was packed, and what became of it. day is when it happened, at when it was written.
CREATE TABLE letter_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    letter_id INTEGER NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
    step TEXT NOT NULL CHECK (step IN
        ('bord', 'raknat', 'ratt_person', 'blankt', 'inner', 'nummer', 'baksida', 'siffror', 'granskat', 'forslutet',
         'ytter', 'lamnat', 'rek', 'framme', 'retur', 'oppnad', 'anmald', 'avbruten')),
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL,
    user_id TEXT NOT NULL
) STRICT;
CREATE INDEX steps_of_letter ON letter_steps (letter_id);

-- "Skickat" is impossible before it was looked at a second time and sealed (Region Kalmar 2021-11-12). What is put into
-- somebody's hand has no envelope.
CREATE TRIGGER letter_leaves_sealed BEFORE INSERT ON letter_steps
WHEN NEW.step = 'lamnat'
    AND (SELECT way FROM letters WHERE id = NEW.letter_id) NOT IN ('overlamna', 'lasa')
    AND 2 <> (SELECT count(DISTINCT step) FROM letter_steps
              WHERE letter_id = NEW.letter_id AND step IN ('granskat', 'forslutet'))
BEGIN SELECT RAISE(ABORT, 'a letter leaves sealed and looked at twice'); END;

CREATE TRIGGER letter_is_fixed BEFORE UPDATE ON letters
BEGIN SELECT RAISE(ABORT, 'a letter is only added to'); END;

CREATE TRIGGER letter_is_kept BEFORE DELETE ON letters
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE serial = OLD.serial)
BEGIN SELECT RAISE(ABORT, 'a letter is only added to'); END;

CREATE TRIGGER letter_step_is_fixed BEFORE UPDATE ON letter_steps
BEGIN SELECT RAISE(ABORT, 'what became of a letter is only added to'); END;

CREATE TRIGGER letter_step_is_kept BEFORE DELETE ON letter_steps
WHEN EXISTS (SELECT 1 FROM letters WHERE id = OLD.letter_id)
BEGIN SELECT RAISE(ABORT, 'what became of a letter is only added to'); END;
