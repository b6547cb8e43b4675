package tocsin.cluster.flink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The job's own jar: this program's classes and nothing else. Libraries stand beside it on the
 * cluster's class path, so a new version is some megabytes. Two jars of the same classes are equal,
 * byte by byte.
 */
public final class JobJar {
  private static final String MAIN = "tocsin.cluster.ClusterJob";

  private JobJar() {}

  /**
   * What a class path is made of.
   *
   * @param own folders and jars of this program
   * @param libraries everything else
   */
  public record Parts(List<Path> own, List<String> libraries) {

    /** The class path of this process. */
    public static Parts current() {
      // Surefire hides the real one behind a jar of its own.
      String path =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      List<Path> own = new ArrayList<>();
      List<String> libraries = new ArrayList<>();
      for (String entry : path.split(java.io.File.pathSeparator, -1)) {
        if (entry.isEmpty()) {
          continue;
        }
        Path part = Path.of(entry).toAbsolutePath();
        String name = part.getFileName().toString();
        if (Files.isDirectory(part)) {
          if (!name.equals("test-classes")) {
            own.add(part);
          }
        } else if (name.startsWith("tocsin-")) {
          own.add(part);
        } else {
          libraries.add(part.toString());
        }
      }
      return new Parts(own, libraries);
    }
  }

  /** Writes the jar of some folders and jars; of two files of a name the first counts. */
  public static void write(List<Path> own, Path jar) throws IOException {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (Path part : own) {
      collect(part, files);
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MAIN);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out)) {
      put(zip, "META-INF/MANIFEST.MF", null, manifest);
      for (var file : files.entrySet()) {
        put(zip, file.getKey(), file.getValue(), manifest);
      }
    }
  }

  private static void put(
      JarOutputStream zip,
      String name,
      byte @org.jspecify.annotations.Nullable [] content,
      Manifest manifest)
      throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    if (content == null) {
      manifest.write(zip);
    } else {
      zip.write(content);
    }
    zip.closeEntry();
  }

  private static void collect(Path part, Map<String, byte[]> files) throws IOException {
    if (Files.isDirectory(part)) {
      walk(part, files);
      return;
    }
    try (FileSystem zip = FileSystems.newFileSystem(part)) {
      walk(zip.getPath("/"), files);
    }
  }

  private static void walk(Path root, Map<String, byte[]> files) throws IOException {
    try (Stream<Path> entries = Files.walk(root)) {
      entries
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith("META-INF/") || name.startsWith("META-INF/services/")) {
                  try {
                    files.putIfAbsent(name, Files.readAllBytes(file));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              });
    }
  }
}
