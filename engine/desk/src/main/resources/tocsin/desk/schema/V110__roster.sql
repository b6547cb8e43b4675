-- The roster as the desk needs it: pseudonyms and ids only; names and numbers are in the vault.
CREATE TABLE roster_people (
  subject  TEXT NOT NULL PRIMARY KEY,
  unit_id  TEXT NOT NULL,
  post     TEXT NOT NULL,
  -- Words with a comma before and after each: ,minor,employer_blind,
  flags    TEXT NOT NULL
);
CREATE INDEX roster_people_unit ON roster_people (unit_id);

CREATE TABLE roster_advisors (
  advisor_id  TEXT   NOT NULL PRIMARY KEY,
  subject     TEXT   NOT NULL,
  unit_id     TEXT   NOT NULL,
  capacity    BIGINT NOT NULL,
  shifts      TEXT   NOT NULL
);
CREATE INDEX roster_advisors_unit ON roster_advisors (unit_id);

CREATE TABLE roster_bindings (
  binding_id   TEXT   NOT NULL PRIMARY KEY,
  subject      TEXT   NOT NULL,
  advisor_id   TEXT   NOT NULL,
  role         TEXT   NOT NULL,
  valid_from   BIGINT NOT NULL,
  valid_until  BIGINT NOT NULL,
  state        TEXT   NOT NULL
);
CREATE INDEX roster_bindings_advisor ON roster_bindings (advisor_id, binding_id);
CREATE INDEX roster_bindings_subject ON roster_bindings (subject);

CREATE TABLE roster_deputies (
  advisor_id  TEXT   NOT NULL PRIMARY KEY,
  deputy_id   TEXT   NOT NULL,
  from_at     BIGINT NOT NULL,
  until_at    BIGINT NOT NULL
);

CREATE TABLE roster_imports (
  import_id  TEXT   NOT NULL PRIMARY KEY,
  state      TEXT   NOT NULL,
  body       TEXT   NOT NULL,
  at         BIGINT NOT NULL
);
