package tocsin.app.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The report as one file that opens offline. Everything is inside: style, ECharts, the page's own
 * scripts, the data. The content security policy allows exactly those scripts and that style, by
 * hash, and no request at all; the data is a JSON block that no parser takes for markup.
 */
public final class ComparisonPage {
  private static final String ECHARTS =
      "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";

  /** In the order in which they need each other. */
  static final List<String> SCRIPTS =
      List.of(
          "dictionary.js",
          "kit.js",
          "charts.js",
          "person.js",
          "panel-head.js",
          "panel-verdict.js",
          "panel-changes.js",
          "panel-migration.js",
          "panel-curves.js",
          "panel-lead.js",
          "panel-workload.js",
          "panel-reasons.js",
          "panel-drift.js",
          "panel-worst.js",
          "panel-figures.js",
          "main.js");

  private ComparisonPage() {}

  /** The page over a JSON twin. */
  public static String of(ComparisonJson twin) {
    String style = resource("/compare/style.css");
    String echarts = echarts();
    String page =
        SCRIPTS.stream()
            .map(name -> resource("/compare/" + name))
            .collect(Collectors.joining("\n", "\n", "\n"));
    String policy =
        "default-src 'none'; script-src "
            + source(echarts)
            + " "
            + source(page)
            // ECharts places its text by style attributes; they can fetch nothing.
            + "; style-src-elem "
            + source(style)
            + "; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    return """
        <!doctype html>
        <html lang="zh-CN"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>警钟 tocsin</title>
        <style>%s</style></head>
        <body><noscript><p>此页用脚本画图；同样的内容在 JSON 文件里。This page draws with scripts; the JSON file holds \
        the same.</p></noscript><div id="page"></div>
        <script type="application/json" id="twin">%s</script>
        <script>%s</script>
        <script>%s</script>
        </body></html>
        """
        .formatted(policy, style, inert(twin.text()), echarts, page);
  }

  static String echarts() {
    return resource(ECHARTS);
  }

  /** JSON in which no character can begin a tag, an entity or a comment, or end a script line. */
  static String inert(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String source(String text) {
    return "'sha256-" + Base64.getEncoder().encodeToString(ContentHash.digest(text)) + "'";
  }

  static String resource(String path) {
    try (InputStream in = ComparisonPage.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
