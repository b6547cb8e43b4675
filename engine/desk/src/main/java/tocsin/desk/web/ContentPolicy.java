package tocsin.desk.web;

import io.javalin.http.Context;

/** The headers that keep a page from running or sending anything that is not the desk's. */
final class ContentPolicy {
  private ContentPolicy() {}

  /** What every answer of the pages carries. */
  static void harden(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header(
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(),"
            + " publickey-credentials-get=(self), publickey-credentials-create=(self)");
  }

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
