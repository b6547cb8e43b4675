-- One script for SQLite and PostgreSQL: types that both know, no feature that only one has.
-- Times are milliseconds UTC, bodies are JSON, 9223372036854775807 means no clock runs.

CREATE TABLE cases (
  case_id     TEXT   NOT NULL PRIMARY KEY,
  version     BIGINT NOT NULL,
  subject     TEXT   NOT NULL,
  unit_id     TEXT   NOT NULL,
  state       TEXT   NOT NULL,
  tier        BIGINT NOT NULL,
  fraud_type  TEXT   NOT NULL,
  campaign    TEXT   NOT NULL,
  owner       TEXT   NOT NULL,
  opened_at   BIGINT NOT NULL,
  due_at      BIGINT NOT NULL,
  breached    BIGINT NOT NULL,
  ended       BIGINT NOT NULL,
  body        TEXT   NOT NULL
);
-- The queue, most urgent first; what is not open is not in it.
CREATE INDEX cases_urgency ON cases (ended, tier DESC, due_at, case_id);
CREATE INDEX cases_newest ON cases (ended, opened_at DESC, case_id);
-- Tiles count without touching a body.
CREATE INDEX cases_counts ON cases (ended, state, tier, breached, unit_id);
CREATE INDEX cases_due ON cases (due_at) WHERE ended = 0;
-- One open case a person, whatever arrives at once.
CREATE UNIQUE INDEX cases_open_subject ON cases (subject) WHERE ended = 0;
CREATE INDEX cases_subject ON cases (subject, opened_at);
CREATE INDEX cases_campaign ON cases (campaign, ended);

CREATE TABLE case_versions (
  case_id  TEXT   NOT NULL,
  version  BIGINT NOT NULL,
  at       BIGINT NOT NULL,
  actor    TEXT   NOT NULL,
  kind     TEXT   NOT NULL,
  body     TEXT   NOT NULL,
  PRIMARY KEY (case_id, version)
);

CREATE TABLE case_alerts (
  alert_id   TEXT   NOT NULL PRIMARY KEY,
  case_id    TEXT   NOT NULL,
  version    BIGINT NOT NULL,
  body       TEXT   NOT NULL
);
CREATE INDEX case_alerts_case ON case_alerts (case_id);

CREATE TABLE case_targets (
  target   TEXT NOT NULL,
  case_id  TEXT NOT NULL,
  PRIMARY KEY (target, case_id)
);
CREATE INDEX case_targets_case ON case_targets (case_id);

CREATE TABLE case_tasks (
  task_id     TEXT   NOT NULL PRIMARY KEY,
  case_id     TEXT   NOT NULL,
  advisor_id  TEXT   NOT NULL,
  unit_id     TEXT   NOT NULL,
  state       TEXT   NOT NULL,
  is_open     BIGINT NOT NULL
);
CREATE INDEX case_tasks_case ON case_tasks (case_id);
CREATE INDEX case_tasks_advisor ON case_tasks (advisor_id) WHERE is_open = 1;

-- Which alert version's assignments were carried out already.
CREATE TABLE case_assignments (
  alert_id  TEXT   NOT NULL,
  version   BIGINT NOT NULL,
  body      TEXT   NOT NULL,
  PRIMARY KEY (alert_id, version)
);

CREATE TABLE units (
  unit_id    TEXT NOT NULL PRIMARY KEY,
  parent_id  TEXT NOT NULL,
  kind       TEXT NOT NULL,
  name       TEXT NOT NULL,
  -- The way from the top, with slashes: a unit sees what begins with its own path.
  path       TEXT NOT NULL
);
CREATE INDEX units_path ON units (path);

-- Who looks at a case right now; a lease, given up when it runs out.
CREATE TABLE case_locks (
  case_id  TEXT   NOT NULL PRIMARY KEY,
  holder   TEXT   NOT NULL,
  until    BIGINT NOT NULL
);

-- Answers to writes that carried a key, kept a day.
CREATE TABLE idempotency (
  caller    TEXT   NOT NULL,
  key       TEXT   NOT NULL,
  request   TEXT   NOT NULL,
  status    BIGINT NOT NULL,
  answer    TEXT   NOT NULL,
  at        BIGINT NOT NULL,
  PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_at ON idempotency (at);

-- What is still to be told; nothing leaves before not_before, so an undo can take it back.
CREATE TABLE outbox (
  id          BIGINT NOT NULL PRIMARY KEY,
  case_id     TEXT   NOT NULL,
  version     BIGINT NOT NULL,
  kind        TEXT   NOT NULL,
  body        TEXT   NOT NULL,
  at          BIGINT NOT NULL,
  not_before  BIGINT NOT NULL,
  state       TEXT   NOT NULL
);
CREATE INDEX outbox_waiting ON outbox (not_before, id) WHERE state = 'waiting';
CREATE INDEX outbox_case ON outbox (case_id, version);
