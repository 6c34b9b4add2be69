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
