package tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.app.desk.DeskAccounts;
import tocsin.app.desk.DeskPlan;
import tocsin.app.desk.DeskProcess;
import tocsin.app.desk.DeskRoster;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.desk.store.StoreException;
import tocsin.domain.casework.Role;

/** {@code tocsin desk}. */
@Command(
    name = "desk",
    mixinStandardHelpOptions = true,
    description = "Run the desk alone: cases, console, advisors' page.",
    footer = {
      "",
      "Examples:",
      "  tocsin desk --add-user lin --role operator --unit centre    # prints a password",
      "  tocsin desk --add-user lin --role operator --unit centre --invite   # prints a link, 24 h",
      "  tocsin desk --roster roster -D privacy.key-file=/etc/tocsin/key",
      "  tocsin desk --roster roster -D privacy.key-file=key -D desk.database=jdbc:postgresql://db/desk"
          + " -D desk.database-user=desk -D desk.database-password-file=/etc/tocsin/db",
      "",
      "Results come by POST /api/engine/… with a service's token, or from the folder of an engine"
          + " run with --no-desk on this machine: --results OUT.",
    })
final class DeskCommand implements Callable<Integer> {
  @Option(names = "--roster", paramLabel = "DIR", description = "units, people, advisors, bindings")
  private @Nullable Path roster;

  @Option(names = "--pack", paramLabel = "DIR", description = "model pack (default: pack.folder)")
  private @Nullable Path pack;

  @Option(
      names = "--results",
      paramLabel = "OUT",
      description = "output folder of a 'run --no-desk' on this machine")
  private @Nullable Path results;

  @Option(names = "--settings", paramLabel = "FILE", description = "settings file (YAML)")
  private @Nullable Path settingsFile;

  @Option(names = "-D", paramLabel = "KEY=VALUE", description = "one setting")
  private Map<String, String> given = new LinkedHashMap<>();

  @Option(
      names = "--add-user",
      paramLabel = "NAME",
      description = "add an account or give it a new password, print it, and end")
  private @Nullable String addUser;

  @Option(
      names = "--invite",
      description = "with --add-user: print an invitation's link, not a password")
  private boolean invite;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description =
          "advisor, enterprise_lead, operator, shift_lead, tuner, auditor, admin or service")
  private @Nullable Role role;

  @Option(names = "--unit", paramLabel = "UNIT", description = "root of what the account sees")
  private List<String> units = List.of();

  @Option(
      names = "--advisor",
      paramLabel = "ID",
      description = "the roster's advisor, for advisors")
  private String advisor = "";

  @Override
  public Integer call() {
    Settings settings = Settings.read(settingsFile, given);
    DeskPlan plan = DeskOptions.plan(settings, Path.of(""));
    try {
      return addUser == null ? serve(settings, plan) : add(plan, addUser);
    } catch (IOException | StoreException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  private int add(DeskPlan plan, String user) throws IOException {
    if (role == null || role == Role.ANONYMOUS) {
      throw new TocsinException(ExitCode.USAGE, "--add-user needs --role");
    }
    if ((role == Role.ADVISOR) == advisor.isEmpty()) {
      throw new TocsinException(
          ExitCode.USAGE, "--advisor goes with --role advisor, and only then");
    }
    if (invite) {
      return invite(plan, user, role);
    }
    String secret = DeskAccounts.add(plan, user, role, advisor, units, InstantSource.system());
    System.out.println(
        role == Role.SERVICE ? "token of " + user + ": " + secret : user + ": " + secret);
    return ExitCode.OK;
  }

  /** The code stands behind #: no server, proxy or log on the way sees it. */
  private int invite(DeskPlan plan, String user, Role as) throws IOException {
    if (as == Role.SERVICE) {
      throw new TocsinException(ExitCode.USAGE, "--invite is for people; a service gets a token");
    }
    String code = DeskAccounts.invite(plan, user, as, advisor, units, InstantSource.system());
    String host =
        plan.http().publicHosts().stream()
            .sorted()
            .findFirst()
            .map(name -> "https://" + name)
            .orElse("http://localhost:" + plan.http().port());
    System.out.println(user + ": " + host + "/invitation#" + code);
    return ExitCode.OK;
  }

  private int serve(Settings settings, DeskPlan plan) throws IOException {
    FileKnowledge knowledge =
        new FileKnowledge(
            (pack == null ? Home.resolve(settings.text(Setting.PACK_FOLDER)) : pack).toString(),
            List.of(),
            roster == null ? "" : roster.toString(),
            "",
            settings.text(Setting.PRIVACY_KEY_FILE));
    CountDownLatch end = new CountDownLatch(1);
    byte[] key = DeskOptions.key(settings);
    try (DeskProcess desk =
        DeskProcess.start(plan, DeskRoster.read(knowledge), key, InstantSource.system())) {
      Runtime.getRuntime().addShutdownHook(new Thread(desk::close, "desk-end"));
      desk.watchRoster(settings.millis(Setting.FEEDS_REFRESH));
      if (results != null) {
        RunFolders folders = new RunFolders(results);
        desk.prepare(folders.feedback(), InstantSource.system());
        desk.link(folders.parts(), folders.run());
      }
      System.err.println(DeskWelcome.text(desk));
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK;
  }
}
