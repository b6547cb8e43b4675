package tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tocsin.adapters.json.Times;
import tocsin.adapters.roster.RosterReader;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.route.RosterBuilder;
import tocsin.core.route.RosterBuilder.Checked;
import tocsin.core.route.check.RosterCheck.Terms;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.pack.Pack;
import tocsin.domain.people.Contact;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.RosterIssue;

/** Which roster, as of when, under which pack's rules. */
final class RosterOptions {
  @Parameters(index = "0", paramLabel = "DIR", description = "roster folder")
  private @Nullable Path folder;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "as of when (ISO-8601 with zone, or epoch milliseconds; default: now)")
  private @Nullable String at;

  @Option(
      names = "--pack",
      paramLabel = "DIR",
      description = "whose zone and conflict rules count (default: pack.folder)")
  private @Nullable Path pack;

  /**
   * A roster read and checked row by row.
   *
   * @param faults what could not be read
   */
  record Read(
      Path folder,
      RosterData data,
      Map<String, Contact> contacts,
      List<RosterFault> faults,
      Checked checked,
      Terms terms) {
    @Override
    public String toString() {
      return "RosterOptions.Read[…]";
    }

    /** Whether a file is missing or is no UTF-8, so that nothing can be said of the rest. */
    boolean isUnreadable() {
      return faults.stream()
          .map(RosterFault::issue)
          .anyMatch(issue -> issue == RosterIssue.FILE_MISSING || issue == RosterIssue.NOT_UTF8);
    }
  }

  /** Reads the roster. */
  Read read() {
    Path given = folder == null ? Path.of("") : folder;
    if (!Files.isDirectory(given)) {
      throw new TocsinException(
          ExitCode.USAGE, given + " is no folder; a roster is a folder with units.csv and others");
    }
    Path rules = pack == null ? Home.resolve(Setting.PACK_FOLDER.absent()) : pack;
    Pack policy = KnowledgeLoader.model(rules, Long.MIN_VALUE).pack();
    return read(given, time(), ZoneId.of(policy.zone()), policy.routing().conflicts());
  }

  static Read read(Path folder, long at, ZoneId zone, List<ConflictRule> conflicts) {
    try {
      RosterReader.Result read = RosterReader.read(folder);
      Terms terms = new Terms(at, zone, conflicts, withPhone(read.contacts()));
      Checked checked = RosterBuilder.build(read.data());
      return new Read(
          folder, read.data(), read.contacts(), new ArrayList<>(read.faults()), checked, terms);
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, folder + ": " + e.getMessage());
    }
  }

  private long time() {
    if (at == null) {
      return System.currentTimeMillis();
    }
    long time = Times.parse(at);
    if (time == Times.NONE) {
      throw new TocsinException(
          ExitCode.USAGE,
          "--at '" + at + "' is no time; allowed: 2026-03-02T00:00:00+08:00 or milliseconds");
    }
    return time;
  }

  /** A number has at least five digits; a dash or a word is none. */
  private static Set<String> withPhone(Map<String, Contact> contacts) {
    Set<String> subjects = new HashSet<>();
    for (Contact contact : contacts.values()) {
      if (contact.phone().chars().filter(Character::isDigit).count() >= 5) {
        subjects.add(contact.subject());
      }
    }
    return subjects;
  }
}
