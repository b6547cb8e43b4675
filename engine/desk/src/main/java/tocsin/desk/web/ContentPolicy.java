package tocsin.desk.web;

/** What a page may run and ask: only the desk's own, nothing written as HTML by scripts. */
final class ContentPolicy {
  private ContentPolicy() {}

  /**
   * The policy of a page.
   *
   * @param scriptHash the hash of its import map, empty when it has none
   */
  static String of(String scriptHash) {
    String scripts = scriptHash.isEmpty() ? "'self'" : "'self' " + scriptHash;
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src " + scripts,
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html default tocsin-worker");
  }
}
