package tocsin.desk.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.desk.http.Protection;

/**
 * Serves the console ({@code /}), the advisors' page ({@code /advisor}), its service worker, where
 * invitations are accepted ({@code /invitation#SECRET}) and their parts ({@code /web/BUILD/…}). The
 * pages hold no data, so anybody may load them; everything else they ask from the API. Thread-safe.
 *
 * <p>Parts have the build's hash in their address and are kept for ever; pages and the worker are
 * asked for again each time and answer 304 while they are the same.
 */
public final class WebPages {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final WebFiles files;
  private final String prefix;
  private final WebFile console;
  private final WebFile advisor;
  private final WebFile invitation;
  private final String consolePolicy;

  /** Reads all files and fills in the pages: about 0.2 s, once. */
  public WebPages() {
    this.files = WebFiles.load();
    this.prefix = "/web/" + files.build() + "/";
    String map = ImportMap.of(files, prefix);
    this.console = page("index.html", map);
    this.advisor = page("advisor.html", "");
    this.invitation = page("invitation.html", "");
    this.consolePolicy = ContentPolicy.of(Digests.source(map.getBytes(StandardCharsets.UTF_8)));
  }

  /** Adds the routes. */
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/", ctx -> page(ctx, console, consolePolicy));
    routes.get("/advisor", ctx -> page(ctx, advisor, ContentPolicy.of("")));
    routes.get("/invitation", ctx -> page(ctx, invitation, ContentPolicy.of("")));
    routes.get("/advisor/sw.js", this::worker);
    routes.get("/favicon.ico", ctx -> ctx.redirect(prefix + "shared/icon.svg"));
    routes.get("/web/{build}/<path>", this::part);
  }

  private WebFile page(String path, String importMap) {
    String text = files.text(path).replace("{{web}}", prefix).replace("{{importmap}}", importMap);
    return WebFile.of(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void page(Context ctx, WebFile file, String policy) {
    send(ctx, file, ASK_AGAIN);
    ctx.header("Content-Security-Policy", policy);
  }

  /** The worker stands at an address of its own because a worker rules only what is below it. */
  private void worker(Context ctx) {
    ctx.header("Service-Worker-Allowed", "/advisor");
    files.find("advisor/sw.js").ifPresent(file -> send(ctx, file, ASK_AGAIN));
  }

  private void part(Context ctx) {
    boolean current = ctx.pathParam("build").equals(files.build());
    Optional<WebFile> file = current ? files.find(ctx.pathParam("path")) : Optional.empty();
    if (file.isEmpty()) {
      Protection.pages(ctx);
      ctx.status(404).contentType("text/plain").result("not found\n");
      return;
    }
    send(ctx, file.get(), FOR_EVER);
  }

  private static void send(Context ctx, WebFile file, String caching) {
    Protection.pages(ctx);
    ctx.header("Cache-Control", caching);
    ctx.header("ETag", file.tag());
    ctx.header("Vary", "Accept-Encoding");
    if (file.tag().equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    ctx.contentType(file.type());
    boolean zip = file.zipped().length > 0 && acceptsGzip(ctx.header("Accept-Encoding"));
    if (zip) {
      ctx.header("Content-Encoding", "gzip");
    }
    ctx.result(zip ? file.zipped() : file.plain());
  }

  private static boolean acceptsGzip(@Nullable String accepted) {
    return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
  }
}
