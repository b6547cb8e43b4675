-- Who may sign in, and how. Secrets are kept as SHA-256 or Argon2id, never in the clear.
CREATE TABLE users (
  user_id       TEXT   NOT NULL PRIMARY KEY,
  display_name  TEXT   NOT NULL,
  role          TEXT   NOT NULL,
  advisor_id    TEXT   NOT NULL,
  -- JSON list of unit ids: roots of what the user may see.
  units         TEXT   NOT NULL,
  active        BIGINT NOT NULL,
  version       BIGINT NOT NULL,
  -- Argon2id in PHC form, empty until the invitation was accepted.
  password      TEXT   NOT NULL,
  -- Subject at the identity provider, empty for none.
  oidc_subject  TEXT   NOT NULL,
  language      TEXT   NOT NULL,
  theme         TEXT   NOT NULL,
  large_type    BIGINT NOT NULL,
  last_seen_at  BIGINT NOT NULL
);
CREATE UNIQUE INDEX users_oidc ON users (oidc_subject) WHERE oidc_subject <> '';
CREATE INDEX users_advisor ON users (advisor_id) WHERE advisor_id <> '';

CREATE TABLE sessions (
  token_hash  TEXT   NOT NULL PRIMARY KEY,
  user_id     TEXT   NOT NULL,
  csrf        TEXT   NOT NULL,
  strong      BIGINT NOT NULL,
  seen_at     BIGINT NOT NULL,
  expires_at  BIGINT NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- Invitations (used once) and bearer tokens of services (used until they expire).
CREATE TABLE secrets (
  secret_hash  TEXT   NOT NULL PRIMARY KEY,
  user_id      TEXT   NOT NULL,
  kind         TEXT   NOT NULL,
  expires_at   BIGINT NOT NULL
);
CREATE INDEX secrets_user ON secrets (user_id, kind);

CREATE TABLE passkeys (
  passkey_id    TEXT   NOT NULL PRIMARY KEY,
  user_id       TEXT   NOT NULL,
  name          TEXT   NOT NULL,
  created_at    BIGINT NOT NULL,
  last_used_at  BIGINT NOT NULL,
  sign_count    BIGINT NOT NULL,
  credential    TEXT   NOT NULL
);
CREATE INDEX passkeys_user ON passkeys (user_id);

-- Two-person rule: what waits for somebody else.
CREATE TABLE approvals (
  approval_id  TEXT   NOT NULL PRIMARY KEY,
  kind         TEXT   NOT NULL,
  proposed_by  TEXT   NOT NULL,
  proposed_at  BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL,
  state        TEXT   NOT NULL,
  decided_by   TEXT   NOT NULL,
  decided_at   BIGINT NOT NULL,
  zh           TEXT   NOT NULL,
  en           TEXT   NOT NULL,
  -- JSON list of units whose leads may decide; empty when it holds no unit.
  units        TEXT   NOT NULL,
  body         TEXT   NOT NULL
);
CREATE INDEX approvals_open ON approvals (proposed_at) WHERE state = 'open';

