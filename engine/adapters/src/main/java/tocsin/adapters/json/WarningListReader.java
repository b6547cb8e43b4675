package tocsin.adapters.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Cidr6Table;
import tocsin.core.kernel.CidrTable;
import tocsin.core.kernel.Hosts;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.WarningEntry;
import tocsin.domain.intel.WarningRole;

/**
 * Reads a warning list: one entry a line, {@code #} begins a comment, {@code # role:} and {@code #
 * context:} say what the entries below them mean.
 *
 * <pre>
 * # role: clean                 clean | tenant-hosts | tenant-paths
 * # context: bank               bank | payment | fourth-party | remote | meeting | chat | loan | none
 * example.com                   the domain and everything below it
 * =www.example.com              exactly this host
 * 203.0.113.0/24                a range of addresses
 * app:com.example.browser       an app
 * </pre>
 */
final class WarningListReader {
  /** However it is spaced: a role taken for a comment would turn tenants into clean sites. */
  private static final Pattern HEADER = Pattern.compile("#\\s*(?i:(role|context))\\s*:\\s*(.*)");

  private final Path file;
  private final List<Problem> problems;
  private final List<WarningEntry> entries = new ArrayList<>();
  private WarningRole role = WarningRole.CLEAN;
  private int signals;

  private WarningListReader(Path file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  static List<WarningEntry> read(Path file, List<Problem> problems) {
    WarningListReader reader = new WarningListReader(file, problems);
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        reader.line(lines.get(i).strip(), i + 1);
      }
    } catch (IOException e) {
      problems.add(Problem.unreadable(file.toString(), e));
    }
    return reader.entries;
  }

  private void line(String line, int number) {
    Matcher header = HEADER.matcher(line);
    if (header.matches() && header.group(1).equalsIgnoreCase("role")) {
      role(header.group(2), number);
    } else if (header.matches()) {
      context(header.group(2), number);
    } else if (!line.startsWith("#") && !line.isEmpty()) {
      int comment = line.indexOf(" #");
      entry(comment < 0 ? line : line.substring(0, comment).strip(), number);
    }
  }

  private void problem(int line, String message) {
    problems.add(new Problem(file.toString(), line, 1, message));
  }

  private void role(String text, int line) {
    switch (text) {
      case "clean" -> role = WarningRole.CLEAN;
      case "tenant-hosts" -> role = WarningRole.TENANT_HOSTS;
      case "tenant-paths" -> role = WarningRole.TENANT_PATHS;
      default -> problem(line, "role '" + text + "' is none of clean, tenant-hosts, tenant-paths");
    }
  }

  private void context(String text, int line) {
    if (text.equals("none")) {
      signals = 0;
      return;
    }
    for (Signal signal : Signal.values()) {
      boolean context = (signal.bit() & Signal.CONTEXT) != 0;
      if (context && word(signal).equals(text)) {
        signals = signal.bit();
        return;
      }
    }
    problem(
        line,
        "context '"
            + text
            + "' is none of bank, payment, fourth-party, remote, meeting, chat, loan, none");
  }

  private static String word(Signal signal) {
    return signal.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void entry(String text, int line) {
    @Nullable WarningEntry entry = entry(text);
    if (entry == null) {
      problem(line, "'" + text + "' is no domain, =host, range or app:package");
    } else {
      entries.add(entry);
    }
  }

  private @Nullable WarningEntry entry(String text) {
    String list = file.getFileName().toString().replace(".txt", "");
    if (text.startsWith("app:")) {
      return new WarningEntry(list, IndicatorKind.APP, text.substring(4), role, signals);
    }
    if (CidrTable.Range.parse(text, 0) != null || Cidr6Table.Range.parse(text, 0) != null) {
      return new WarningEntry(list, IndicatorKind.CIDR, text, role, signals);
    }
    boolean exact = text.startsWith("=");
    String host = Hosts.canonical(exact ? text.substring(1) : text);
    if (host == null) {
      return null;
    }
    return new WarningEntry(
        list, exact ? IndicatorKind.HOST : IndicatorKind.SUFFIX, host, role, signals);
  }
}
