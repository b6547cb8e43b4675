-- People. Everything about a person is ciphertext under a data key of their own, which is wrapped
-- under the vault's key. Destroying the wrapped key destroys what was sealed under it.
CREATE TABLE vault_people (
  subject      TEXT   NOT NULL PRIMARY KEY,
  wrapped_key  BYTEA,
  sealed       BYTEA,
  key_id       TEXT   NOT NULL,
  updated_at   BIGINT NOT NULL,
  keep_until   BIGINT NOT NULL
);
CREATE INDEX vault_people_keep ON vault_people (keep_until);

-- From a pseudonym under an earlier key to the one in force.
CREATE TABLE vault_bridge (
  earlier   TEXT   NOT NULL PRIMARY KEY,
  subject   TEXT   NOT NULL,
  key_id    TEXT   NOT NULL
);
CREATE INDEX vault_bridge_subject ON vault_bridge (subject);
