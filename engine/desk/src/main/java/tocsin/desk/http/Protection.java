package tocsin.desk.http;

import io.javalin.http.Context;

/** Headers that every answer carries, pages and errors too (ASVS 5.0, chapter 3.4). */
public final class Protection {
  /** Nothing inline, nothing from elsewhere. */
  static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private Protection() {}

  static void headers(Context context, String requestId) {
    pages(context);
    context.header("X-Request-Id", requestId);
    context.header("Cache-Control", "no-store");
  }

  /** For pages, which may be cached. */
  public static void pages(Context context) {
    context.header("Content-Security-Policy", CSP);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cross-Origin-Embedder-Policy", "require-corp");
    context.header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    context.header("Strict-Transport-Security", "max-age=31536000");
  }
}
