package tocsin.domain.people;

import java.util.Arrays;
import java.util.List;

/**
 * A row of the roster that is refused or doubtful.
 *
 * @param line from 1; 0 for the file as a whole
 * @param arguments what the issue's texts mention: ids, but no names or phone numbers
 */
public record RosterFault(String file, int line, RosterIssue issue, List<String> arguments) {

  /** A fault of a row. */
  public static RosterFault of(RosterData.Row<?> row, RosterIssue issue, Object... arguments) {
    return of(row.file(), row.line(), issue, arguments);
  }

  /** A fault at a place. */
  public static RosterFault of(String file, int line, RosterIssue issue, Object... arguments) {
    return new RosterFault(
        file, line, issue, Arrays.stream(arguments).map(String::valueOf).toList());
  }

  /** Whether the row was left out; false when it only deserves a look. */
  public boolean refused() {
    return issue.isRefused();
  }

  /** What is wrong, in English. */
  public String what() {
    return issue.what(arguments);
  }

  /** What is wrong, in Chinese. */
  public String whatZh() {
    return issue.whatZh(arguments);
  }

  /** What to do about it, in English. */
  public String remedy() {
    return issue.remedy(arguments);
  }

  /** What to do about it, in Chinese. */
  public String remedyZh() {
    return issue.remedyZh(arguments);
  }
}
