package tocsin.adapters.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads YAML as text nodes with places: no types are guessed, so {@code no} stays a word. */
public final class Yaml {
  private static final int MAX_BYTES = 4 << 20;
  private static final int MAX_DEPTH = 12;

  private final String file;
  private final List<Problem> problems;
  private List<String> written = List.of();

  private Yaml(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads a file; what is wrong with it is added to the problems.
   *
   * @param name how the file is called in problems
   */
  public static YamlNode read(Path path, String name, List<Problem> problems) {
    Yaml yaml = new Yaml(name, problems);
    try {
      if (Files.size(path) > MAX_BYTES) {
        return yaml.fault(0, 0, "larger than " + MAX_BYTES + " bytes");
      }
      return yaml.parse(Files.readString(path));
    } catch (IOException e) {
      problems.add(Problem.unreadable(name, e));
      return yaml.missing(0, 0);
    }
  }

  private YamlNode fault(int line, int column, String message) {
    problems.add(new Problem(file, line, column, message));
    return missing(line, column);
  }

  private YamlNode missing(int line, int column) {
    return new YamlNode(file, line, column, problems, YamlNode.Kind.MISSING, "");
  }

  private YamlNode parse(String text) throws IOException {
    written = text.lines().toList();
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    YAMLFactory factory = YAMLFactory.builder().loaderOptions(options).build();
    try (YAMLParser parser = factory.createParser(text)) {
      if (parser.nextToken() == null) {
        return fault(1, 1, "the file is empty");
      }
      YamlNode root = node(parser, 0);
      if (parser.nextToken() != null) {
        JsonLocation at = parser.currentTokenLocation();
        return fault(at.getLineNr(), at.getColumnNr(), "a second document begins; one is read");
      }
      return root;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String message = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("?");
      return fault(at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr(), message);
    }
  }

  private YamlNode node(YAMLParser parser, int depth) throws IOException {
    JsonLocation at = parser.currentTokenLocation();
    JsonToken token = parser.currentToken();
    if (depth > MAX_DEPTH) {
      parser.skipChildren();
      return fault(at.getLineNr(), at.getColumnNr(), "nested deeper than " + MAX_DEPTH);
    }
    if (token == JsonToken.START_OBJECT) {
      YamlNode map = make(at, YamlNode.Kind.MAP, null);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        map.put(name, node(parser, depth + 1));
      }
      return map;
    }
    if (token == JsonToken.START_ARRAY) {
      YamlNode list = make(at, YamlNode.Kind.LIST, null);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(node(parser, depth + 1));
      }
      return list;
    }
    if (parser.isCurrentAlias()) {
      return fault(
          at.getLineNr(), at.getColumnNr(), "references (*name) are not read; write the text out");
    }
    String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
    YamlNode node = make(at, YamlNode.Kind.TEXT, text);
    node.beginsAfter(quotes(at));
    return node;
  }

  /** Characters of a quoted text's mark, which stand before the text. */
  private int quotes(JsonLocation at) {
    String line = at.getLineNr() <= written.size() ? written.get(at.getLineNr() - 1) : "";
    char first = at.getColumnNr() <= line.length() ? line.charAt(at.getColumnNr() - 1) : ' ';
    return first == '"' || first == '\'' ? 1 : 0;
  }

  private YamlNode make(
      JsonLocation at, YamlNode.Kind kind, @org.jspecify.annotations.Nullable String text) {
    return new YamlNode(file, at.getLineNr(), at.getColumnNr(), problems, kind, text);
  }
}
