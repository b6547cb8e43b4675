package tocsin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.Problem;
import tocsin.adapters.json.Times;
import tocsin.adapters.json.Yaml;
import tocsin.adapters.json.YamlNode;

/**
 * The settings in force: defaults, then a settings file, then {@code -D key=value}. Immutable. An
 * unknown key stops the program and names the nearest known one.
 */
public final class Settings {
  private static final long DAY_MILLIS = 86_400_000L;

  private final Map<Setting, String> values;

  private Settings(Map<Setting, String> values) {
    this.values = values;
  }

  /**
   * Reads the settings.
   *
   * @param file a YAML file of nested keys, or null for none
   * @param given {@code key=value} pairs that override the file
   */
  static Settings read(@Nullable Path file, Map<String, String> given) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    if (file != null) {
      readFile(file, values);
    }
    given.forEach((key, value) -> put(values, key, value, "-D " + key));
    return new Settings(values);
  }

  private static void readFile(Path file, Map<Setting, String> values) {
    if (!Files.exists(file)) {
      throw new TocsinException(ExitCode.CONFIG, file + ": no such settings file");
    }
    List<Problem> problems = new ArrayList<>();
    YamlNode root = Yaml.read(file, file.toString(), problems);
    for (String group : root.names()) {
      YamlNode node = root.get(group);
      for (String name : node.names()) {
        if (problems.isEmpty()) {
          put(values, group + "." + name, node.get(name).text(), file.toString());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new TocsinException(ExitCode.CONFIG, problems.get(0).toString());
    }
  }

  private static void put(Map<Setting, String> values, String key, String value, String where) {
    Setting setting = find(key);
    if (setting == null) {
      throw new TocsinException(
          ExitCode.CONFIG,
          where + ": no setting '" + key + "'; the nearest is '" + nearest(key) + "'");
    }
    String fault = setting.fault(value);
    if (fault != null) {
      throw new TocsinException(
          ExitCode.CONFIG, where + ": " + key + " is '" + value + "'; it must be " + fault);
    }
    values.put(setting, value);
  }

  private static @Nullable Setting find(String key) {
    for (Setting setting : Setting.values()) {
      if (setting.key().equals(key)) {
        return setting;
      }
    }
    return null;
  }

  private static String nearest(String key) {
    String best = Setting.values()[0].key();
    int most = -1;
    for (Setting setting : Setting.values()) {
      int common = commonLetters(key, setting.key());
      if (common > most) {
        most = common;
        best = setting.key();
      }
    }
    return best;
  }

  /** Pairs of neighbouring letters that two words share. */
  private static int commonLetters(String a, String b) {
    int common = 0;
    for (int i = 0; i + 1 < a.length(); i++) {
      common += b.contains(a.substring(i, i + 2)) ? 1 : 0;
    }
    return common - Math.abs(a.length() - b.length());
  }

  /** A text. */
  public String text(Setting setting) {
    return values.getOrDefault(setting, setting.absent());
  }

  int number(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  /** A span, milliseconds. */
  public long millis(Setting setting) {
    return YamlNode.durationMillis(text(setting));
  }

  /**
   * A time.
   *
   * @param now the wall clock, for values that are relative to it
   */
  long time(Setting setting, long now) {
    String text = text(setting);
    return text.equals("tomorrow") ? now + DAY_MILLIS : Times.parse(text);
  }
}
