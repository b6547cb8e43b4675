package tocsin.desk.web;

import com.google.common.collect.ImmutableSortedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All files of the pages, read once from the class path (a folder or a jar). Immutable,
 * thread-safe. What is not in here does not exist, so no path can climb out of the folder.
 */
final class WebFiles {
  /** A folder that holds no classes, found by a file in it: other folders may bear its name. */
  private static final String ROOT = "/tocsin/desk/web/site";

  private static final String ANCHOR = ROOT + "/index.html";

  private final ImmutableSortedMap<String, WebFile> files;
  private final String build;

  private WebFiles(ImmutableSortedMap<String, WebFile> files) {
    this.files = files;
    StringBuilder all = new StringBuilder();
    files.forEach((path, file) -> all.append(path).append(' ').append(file.tag()).append('\n'));
    this.build = Digests.hex(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /**
   * Reads the folder.
   *
   * @throws IllegalStateException when it is not on the class path
   */
  static WebFiles load() {
    URL anchor = WebFiles.class.getResource(ANCHOR);
    if (anchor == null) {
      throw new IllegalStateException("the pages are not on the class path: " + ANCHOR);
    }
    try {
      URI uri = anchor.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return new WebFiles(read(Path.of(uri).resolveSibling("")));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return new WebFiles(read(jar.getPath(ROOT)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the pages cannot be read from " + anchor, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path holds no address: " + anchor, e);
    }
  }

  private static ImmutableSortedMap<String, WebFile> read(Path folder) throws IOException {
    ImmutableSortedMap.Builder<String, WebFile> found = ImmutableSortedMap.naturalOrder();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        found.put(name, WebFile.of(name, Files.readAllBytes(path)));
      }
    }
    return found.build();
  }

  Optional<WebFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The file as text; the caller names a file that the project holds. */
  String text(String path) {
    WebFile file = files.get(path);
    if (file == null) {
      throw new IllegalStateException("the pages lack " + path);
    }
    return new String(file.plain(), StandardCharsets.UTF_8);
  }

  List<String> paths() {
    return files.keySet().asList();
  }

  /** A hash over all files: part of their addresses, so that browsers keep them for ever. */
  String build() {
    return build;
  }
}
