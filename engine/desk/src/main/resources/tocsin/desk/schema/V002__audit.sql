-- The chain of what was done. Rows are only ever added.
CREATE TABLE audit (
  seq     BIGINT NOT NULL PRIMARY KEY,
  at      BIGINT NOT NULL,
  actor   TEXT   NOT NULL,
  action  TEXT   NOT NULL,
  object  TEXT   NOT NULL,
  detail  TEXT   NOT NULL,
  hash    TEXT   NOT NULL
);
CREATE INDEX audit_object ON audit (object, seq);
CREATE INDEX audit_actor ON audit (actor, action, at);

CREATE TABLE audit_checkpoints (
  seq        BIGINT NOT NULL PRIMARY KEY,
  at         BIGINT NOT NULL,
  hash       TEXT   NOT NULL,
  key_id     TEXT   NOT NULL,
  signature  TEXT   NOT NULL
);
