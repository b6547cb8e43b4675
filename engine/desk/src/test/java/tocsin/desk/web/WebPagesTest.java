package tocsin.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebPagesTest {
  private static final Pattern PART = Pattern.compile("/web/[0-9a-f]{16}/[^\"]+\\.(?:js|css|svg)");
  private static Javalin server;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  new WebPages().addTo(config.routes);
                })
            .start("127.0.0.1", 0);
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void page_everyPart_isServed() throws Exception {
    String html = text(get("/")) + text(get("/advisor")) + text(get("/invitation"));
    Matcher parts = PART.matcher(html);
    int found = 0;
    while (parts.find()) {
      assertThat(get(parts.group()).statusCode()).as(parts.group()).isEqualTo(200);
      found++;
    }
    assertThat(found).isGreaterThan(12);
  }

  @Test
  void page_policy_allowsNoInlineScriptOrStyleButTheImportMap() throws Exception {
    HttpResponse<byte[]> console = get("/");
    String policy = console.headers().firstValue("Content-Security-Policy").orElseThrow();
    String map =
        text(console).replaceAll("(?s).*<script type=\"importmap\">(.*?)</script>.*", "$1");

    assertThat(policy).contains(Digests.source(map.getBytes(StandardCharsets.UTF_8)));
    assertThat(policy)
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    for (String html :
        new String[] {text(console), text(get("/advisor")), text(get("/invitation"))}) {
      assertThat(html.replaceAll("(?s)<script type=\"importmap\">.*?</script>", ""))
          .doesNotContainPattern("<script(?![^>]*src=)|<style| style=| on[a-z]+=");
    }
  }

  @Test
  void part_ofThisBuild_isKeptForEverAndOfAnother_isAbsent() throws Exception {
    String part = firstPart();

    assertThat(get(part).headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(get(part.replaceAll("/web/[0-9a-f]{16}/", "/web/0000000000000000/")).statusCode())
        .isEqualTo(404);
    assertThat(get(part.replaceAll("/[^/]+/[^/]+$", "/../openapi.yaml")).statusCode())
        .isIn(400, 404);
  }

  @Test
  void page_unchanged_answers304() throws Exception {
    HttpResponse<byte[]> first = get("/advisor");
    HttpResponse<byte[]> again =
        get("/advisor", "If-None-Match", first.headers().firstValue("ETag").orElseThrow());

    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void part_askedForCompressed_isTheSameText() throws Exception {
    String part = firstPart();
    HttpResponse<byte[]> zipped = get(part, "Accept-Encoding", "gzip");

    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(get(part).body());
  }

  @Test
  void worker_mayRuleTheAdvisorsPageOnly() throws Exception {
    HttpResponse<byte[]> worker = get("/advisor/sw.js");

    assertThat(worker.headers().firstValue("Service-Worker-Allowed")).contains("/advisor");
    assertThat(worker.headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @Test
  void worker_keepsEveryPartOfTheAdvisorsPage() {
    WebFiles files = WebFiles.load();
    String worker = files.text("advisor/sw.js");

    assertThat(
            files.paths().stream()
                .filter(path -> path.startsWith("advisor/") && !path.endsWith("sw.js")))
        .allMatch(path -> worker.contains("'" + path + "'"));
    Matcher kept = Pattern.compile("'((?:shared|advisor|i18n)/[^']+)'").matcher(worker);
    while (kept.find()) {
      assertThat(files.find(kept.group(1))).as(kept.group(1)).isPresent();
    }
  }

  private String firstPart() throws Exception {
    Matcher parts = PART.matcher(text(get("/")));
    assertThat(parts.find()).isTrue();
    String css = parts.group();
    return css.replaceAll("shared/.*|console/.*", "console/main.js");
  }

  private HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
