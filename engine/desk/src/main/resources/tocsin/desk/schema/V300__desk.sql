-- What operators keep for themselves, and what the shift signs.
CREATE TABLE filters (
  user_id  TEXT NOT NULL,
  name     TEXT NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY (user_id, name)
);

CREATE TABLE bulks (
  bulk_id     TEXT   NOT NULL PRIMARY KEY,
  owner       TEXT   NOT NULL,
  started_at  BIGINT NOT NULL,
  body        TEXT   NOT NULL
);

CREATE TABLE hand_overs (
  hand_over_id  TEXT   NOT NULL PRIMARY KEY,
  units         TEXT   NOT NULL,
  until_at      BIGINT NOT NULL,
  state         TEXT   NOT NULL,
  body          TEXT   NOT NULL
);
CREATE INDEX hand_overs_until ON hand_overs (until_at);

CREATE TABLE exports (
  export_id    TEXT   NOT NULL PRIMARY KEY,
  owner        TEXT   NOT NULL,
  state        TEXT   NOT NULL,
  approval_id  TEXT   NOT NULL,
  expires_at   BIGINT NOT NULL,
  body         TEXT   NOT NULL
);
CREATE INDEX exports_approval ON exports (approval_id) WHERE approval_id <> '';

-- One-time words by which a person can check at 96110 that the caller is genuine.
CREATE TABLE phrases (
  phrase       TEXT   NOT NULL PRIMARY KEY,
  task_id      TEXT   NOT NULL,
  unit_id      TEXT   NOT NULL,
  valid_until  BIGINT NOT NULL
);
CREATE INDEX phrases_task ON phrases (task_id);

-- Codes by which an advisor answers an SMS.
CREATE TABLE sms_codes (
  code         TEXT   NOT NULL PRIMARY KEY,
  task_id      TEXT   NOT NULL,
  advisor_id   TEXT   NOT NULL,
  valid_until  BIGINT NOT NULL
);
CREATE INDEX sms_codes_task ON sms_codes (task_id);

CREATE TABLE task_feedback (
  task_id    TEXT   NOT NULL PRIMARY KEY,
  advisor_id TEXT   NOT NULL,
  was_right  BIGINT NOT NULL,
  at         BIGINT NOT NULL
);

-- The engine's last word on each target.
CREATE TABLE targets (
  target      TEXT   NOT NULL PRIMARY KEY,
  verdict     TEXT   NOT NULL,
  campaign    TEXT   NOT NULL,
  flagged_at  BIGINT NOT NULL,
  as_of       BIGINT NOT NULL,
  body        TEXT   NOT NULL
);
CREATE INDEX targets_newest ON targets (flagged_at DESC, target);
CREATE INDEX targets_campaign ON targets (campaign);

-- What people said of targets. Rows are only added; the newest in force counts.
CREATE TABLE target_verdicts (
  target       TEXT   NOT NULL,
  seq          BIGINT NOT NULL,
  verdict      TEXT   NOT NULL,
  judged_by    TEXT   NOT NULL,
  at           BIGINT NOT NULL,
  state        TEXT   NOT NULL,
  reason       TEXT   NOT NULL,
  approval_id  TEXT   NOT NULL,
  PRIMARY KEY (target, seq)
);
CREATE INDEX target_verdicts_approval ON target_verdicts (approval_id) WHERE approval_id <> '';

CREATE TABLE webhooks (
  webhook_id         TEXT   NOT NULL PRIMARY KEY,
  url                TEXT   NOT NULL,
  kind               TEXT   NOT NULL,
  events             TEXT   NOT NULL,
  active             BIGINT NOT NULL,
  secret             TEXT   NOT NULL,
  last_delivered_at  BIGINT NOT NULL
);

CREATE TABLE deliveries (
  delivery_id  TEXT   NOT NULL PRIMARY KEY,
  webhook_id   TEXT   NOT NULL,
  event        TEXT   NOT NULL,
  body         TEXT   NOT NULL,
  attempts     BIGINT NOT NULL,
  state        TEXT   NOT NULL,
  next_at      BIGINT NOT NULL,
  last_error   TEXT   NOT NULL
);
CREATE INDEX deliveries_due ON deliveries (next_at) WHERE state = 'waiting';
CREATE INDEX deliveries_hook ON deliveries (webhook_id, state);

-- Settings that an admin changes while the desk runs.
CREATE TABLE settings (
  name   TEXT NOT NULL PRIMARY KEY,
  value  TEXT NOT NULL
);

-- Which cases were reported on since a time: the day's figures.
CREATE INDEX case_versions_reports ON case_versions (at) WHERE kind = 'REPORT';
