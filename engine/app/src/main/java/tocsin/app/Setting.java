package tocsin.app;

import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.Times;
import tocsin.adapters.json.YamlNode;

/**
 * Everything that can be set, with default, meaning and what is allowed. The README's table is
 * checked against this list by a test.
 */
public enum Setting {
  INGEST_DISORDER("ingest.disorder", "10s", "how far out of order records may come", Kind.SPAN),
  INGEST_IDLE(
      "ingest.idle", "5s", "silence after which an input no longer holds time up", Kind.SPAN),
  INGEST_MAX_LINE_BYTES("ingest.max-line-bytes", "1048576", "longest line", Kind.NUMBER),
  INGEST_EARLIEST(
      "ingest.earliest", "2001-01-01T00:00:00Z", "earliest time of a record", Kind.TIME),
  INGEST_LATEST("ingest.latest", "tomorrow", "latest time of a record, or 'tomorrow'", Kind.TIME),
  JOB_PARALLELISM("job.parallelism", "2", "readers and keyed operators side by side", Kind.NUMBER),
  JOB_CHECKPOINTS(
      "job.checkpoints", "10s", "time between checkpoints of a live run; 0s for none", Kind.SPAN),
  JOB_BUFFER_TIMEOUT(
      "job.buffer-timeout", "5ms", "longest wait for a network buffer to fill", Kind.SPAN),
  JOB_STATE("job.state", ".tocsin/state", "where checkpoints are kept", Kind.TEXT),
  PRIVACY_KEY_FILE(
      "privacy.key-file",
      "",
      "file with the secret key of pseudonyms, at least 16 bytes",
      Kind.TEXT),
  PACK_FOLDER("pack.folder", "models/packs/base", "the model pack", Kind.TEXT),
  FEEDS_REFRESH(
      "feeds.refresh",
      "5m",
      "how often a live run looks for changed packs, indicators and rosters",
      Kind.SPAN),
  DESK_HOST("desk.host", "127.0.0.1", "address that the desk listens on", Kind.TEXT),
  DESK_PORT("desk.port", "8686", "the desk's port; 0 for any free one", Kind.NUMBER),
  DESK_PUBLIC_HOSTS(
      "desk.public-hosts",
      "",
      "names, with commas, under which browsers reach the desk through a proxy",
      Kind.TEXT),
  DESK_FOLDER(
      "desk.folder",
      ".tocsin/desk",
      "database, keys, audit witness and access log; a run takes it below --out",
      Kind.TEXT),
  DESK_DATABASE(
      "desk.database",
      "",
      "`jdbc:postgresql://HOST/NAME`; empty for SQLite in desk.folder",
      Kind.TEXT),
  DESK_DATABASE_USER("desk.database-user", "", "user of that database", Kind.TEXT),
  DESK_DATABASE_PASSWORD_FILE(
      "desk.database-password-file", "", "file with that user's password", Kind.TEXT),
  DESK_OIDC_ISSUER(
      "desk.oidc-issuer",
      "",
      "identity provider; empty for passwords and passkeys only",
      Kind.TEXT),
  DESK_OIDC_CLIENT("desk.oidc-client", "", "the desk's client id there", Kind.TEXT),
  DESK_OIDC_SECRET_FILE("desk.oidc-secret-file", "", "file with the client's secret", Kind.TEXT),
  DESK_OIDC_REDIRECT(
      "desk.oidc-redirect",
      "",
      "the desk's callback, `https://PUBLIC-HOST/api/session/oidc/callback`",
      Kind.TEXT),
  DESK_EXPORT_PEOPLE(
      "desk.export-people",
      "1000",
      "people in an export from which a second person must agree",
      Kind.NUMBER),
  DESK_JUDGE_GATE(
      "desk.judge-gate",
      "50",
      "people behind a verdict from which a second person must agree",
      Kind.NUMBER),
  DESK_JUDGE_SHARE(
      "desk.judge-share",
      "20",
      "percent of one enterprise behind a verdict from which a second person must agree",
      Kind.NUMBER),
  DESK_REVEALS(
      "desk.reveals-a-day", "50", "people whose number one advisor may see in a day", Kind.NUMBER);

  /** What a value must look like. */
  enum Kind {
    TEXT,
    NUMBER,
    SPAN,
    TIME;

    /** What a value should have been, or null when it will do. */
    @Nullable String fault(String value) {
      return switch (this) {
        case TEXT -> null;
        case NUMBER -> value.matches("[0-9]{1,9}") ? null : "a whole number";
        case SPAN ->
            YamlNode.durationMillis(value) >= 0 ? null : "a time span like 500ms, 10s or 5m";
        case TIME ->
            value.equals("tomorrow") || Times.parse(value) != Times.NONE
                ? null
                : "ISO-8601 with a zone, epoch milliseconds or 'tomorrow'";
      };
    }
  }

  private final String key;
  private final String absent;
  private final String meaning;
  private final Kind kind;

  Setting(String key, String absent, String meaning, Kind kind) {
    this.key = key;
    this.absent = absent;
    this.meaning = meaning;
    this.kind = kind;
  }

  String key() {
    return key;
  }

  /** The value when none is given. */
  public String absent() {
    return absent;
  }

  String meaning() {
    return meaning;
  }

  /** What a value should have been, or null when it will do. */
  @Nullable String fault(String value) {
    return kind.fault(value);
  }
}
