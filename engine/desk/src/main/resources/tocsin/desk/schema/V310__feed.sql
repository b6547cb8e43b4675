-- How far the part files of a run have been taken in. Taking a line again changes nothing, so this
-- may lag behind what was taken, and never runs ahead.
CREATE TABLE feed_positions (
  run_id  TEXT   NOT NULL,
  file    TEXT   NOT NULL,
  bytes   BIGINT NOT NULL,
  PRIMARY KEY (run_id, file)
);
