package tocsin.adapters.file;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns files, folders and glob patterns into files, in order of their names. */
public final class InputFiles {
  private static final int MAX_FILES = 100_000;

  private InputFiles() {}

  /**
   * The files meant; hidden files and those of hidden folders are passed over.
   *
   * @throws IOException when a path does not exist or a folder cannot be read
   */
  public static List<String> expand(List<String> paths) throws IOException {
    Collection<String> files = new TreeSet<>();
    List<String> ordered = new ArrayList<>();
    for (String path : paths) {
      if (path.equals(InputSpec.STDIN)) {
        ordered.add(path);
      } else if (isGlob(path)) {
        files.addAll(matching(path));
      } else if (Files.isDirectory(Path.of(path))) {
        files.addAll(below(Path.of(path)));
      } else if (Files.isRegularFile(Path.of(path))) {
        files.add(path);
      } else if (Files.exists(Path.of(path))) {
        // Looking into a pipe takes from it what reading it needs.
        throw new IOException(
            path + ": neither a file nor a folder; give - to read standard input");
      } else {
        throw new IOException(path + ": no such file or folder");
      }
    }
    if (files.size() > MAX_FILES) {
      throw new IOException(files.size() + " files; at most " + MAX_FILES);
    }
    ordered.addAll(files);
    return ordered;
  }

  private static boolean isGlob(String path) {
    boolean pattern = path.indexOf('*') >= 0 || path.indexOf('?') >= 0 || path.indexOf('[') >= 0;
    return pattern && !new File(path).exists();
  }

  private static List<String> matching(String glob) throws IOException {
    int star = firstWildcard(glob);
    int slash = glob.lastIndexOf('/', star);
    Path base = Path.of(slash < 0 ? "." : slash == 0 ? "/" : glob.substring(0, slash));
    String pattern = slash < 0 ? "./" + glob : glob;
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    List<String> files = new ArrayList<>();
    for (String file : below(base)) {
      if (matcher.matches(Path.of(file))) {
        files.add(file);
      }
    }
    if (files.isEmpty()) {
      throw new IOException(glob + ": matches no file");
    }
    return files;
  }

  private static int firstWildcard(String glob) {
    int first = glob.length();
    for (char c : new char[] {'*', '?', '['}) {
      int at = glob.indexOf(c);
      first = at >= 0 ? Math.min(first, at) : first;
    }
    return first;
  }

  private static List<String> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> isVisible(folder, file) && Files.isRegularFile(file))
          .map(Path::toString)
          .limit(MAX_FILES + 1L)
          .toList();
    } catch (UncheckedIOException e) {
      throw new IOException(folder + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isVisible(Path base, Path file) {
    for (Path part : base.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
