package tocsin.desk.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells the browser where the bare names of modules are ({@code lit}, {@code echarts}), so that the
 * packages are served as they came and no bundler is needed. The text stands in the page and is
 * allowed by its hash in the content security policy.
 */
final class ImportMap {
  /** Name or prefix of a module, and the package's folder and file below {@code lib/}. */
  private static final Map<String, List<String>> MODULES =
      Map.of(
          "lit", List.of("lit", "index.js"),
          "lit/", List.of("lit", ""),
          "lit-html", List.of("lit-html", "lit-html.js"),
          "lit-html/", List.of("lit-html", ""),
          "lit-element/", List.of("lit-element", ""),
          "@lit/reactive-element", List.of("reactive-element", "reactive-element.js"),
          "echarts", List.of("echarts", "dist/echarts.esm.min.js"));

  private ImportMap() {}

  /** The map as JSON. */
  static String of(WebFiles files, String prefix) {
    Map<String, String> folders = versions(files.paths());
    return MODULES.keySet().stream()
        .sorted()
        .map(name -> quote(name) + ":" + quote(address(name, folders, prefix)))
        .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
  }

  private static String address(String name, Map<String, String> folders, String prefix) {
    List<String> where = MODULES.getOrDefault(name, List.of("", ""));
    String folder = folders.get(where.get(0));
    if (folder == null) {
      throw new IllegalStateException("the pages lack the package " + where.get(0) + " in lib/");
    }
    return prefix + "lib/" + folder + "/" + where.get(1);
  }

  /** From {@code lib/NAME/VERSION/…}: the name, and name and version. */
  private static Map<String, String> versions(List<String> paths) {
    Map<String, String> folders = new TreeMap<>();
    for (String path : paths) {
      List<String> parts = List.of(path.split("/", -1));
      if (parts.size() > 3 && parts.get(0).equals("lib")) {
        folders.put(parts.get(1), parts.get(1) + "/" + parts.get(2));
      }
    }
    return folders;
  }

  private static String quote(String text) {
    return '"' + text + '"';
  }
}
