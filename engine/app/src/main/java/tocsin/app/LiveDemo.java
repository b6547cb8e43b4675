package tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.app.desk.DeskAccounts;
import tocsin.app.desk.DeskAccounts.Seed;
import tocsin.app.desk.DeskPlan;
import tocsin.app.desk.DeskProcess;
import tocsin.app.desk.DeskRoster;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.desk.feed.FeedbackFiles;
import tocsin.desk.http.DeskSettings;
import tocsin.domain.casework.Role;

/** The sample town, streamed into an engine and a desk of this process until Ctrl-C. */
final class LiveDemo {
  private static final Logger LOG = LoggerFactory.getLogger(LiveDemo.class);

  private final Path town;
  private final Path folder;
  private final long overMillis;
  private final int port;

  LiveDemo(Path town, Path folder, long overMillis, int port) {
    this.town = town;
    this.folder = folder;
    this.overMillis = overMillis;
    this.port = port;
  }

  int run() throws IOException {
    TempFolders.remove(folder);
    Files.createDirectories(folder);
    LiveTown live =
        LiveTown.make(town, folder.resolve("town"), System.currentTimeMillis() + overMillis);
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    Path keyFile = Files.write(folder.resolve("key"), key);
    Settings settings =
        Settings.read(null, Map.of("privacy.key-file", keyFile.toString(), "feeds.refresh", "5s"));
    RunFolders folders = new RunFolders(folder);
    InputOptions options =
        new InputOptions(
            List.of(live.recordsFile().toString()),
            List.of(live.folder().resolve("indicators.csv").toString()),
            live.folder().resolve("roster"),
            live.folder().resolve("lines.csv"),
            Home.resolve(settings.text(Setting.PACK_FOLDER)));
    FileKnowledge knowledge =
        options
            .knowledge(settings)
            .with(
                FeedbackFiles.verdicts(folders.feedback()),
                FeedbackFiles.handlings(folders.feedback()),
                FeedbackFiles.judgements(folders.feedback()));
    DeskPlan plan = DeskPlan.sqlite(folder.resolve("desk"), DeskSettings.DEFAULT.onPort(port));
    DeskRoster roster = DeskRoster.read(knowledge);
    try (DeskProcess desk = DeskProcess.start(plan, roster, key, InstantSource.system())) {
      Runtime.getRuntime().addShutdownHook(new Thread(desk::close, "desk-end"));
      desk.prepare(folders.feedback(), InstantSource.system());
      System.out.println(
          DemoText.welcome(
              desk.url(),
              DeskAccounts.seed(desk.core(), seeds(roster), roster.centre()),
              overMillis,
              live.size()));
      Thread player = new Thread(() -> play(live), "demo-town");
      player.setDaemon(true);
      player.start();
      new LiveRun(settings, options, knowledge, folders)
          .run(options.input(settings, true, System.currentTimeMillis()), true, desk);
    }
    return ExitCode.OK;
  }

  private void play(LiveTown live) {
    try {
      live.play(overMillis);
      System.out.println("The town's three days are over; the desk stays until Ctrl-C.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.error("the town's records could not be written: {}", e.getMessage());
    }
  }

  private static List<Seed> seeds(DeskRoster roster) {
    List<Seed> seeds = new ArrayList<>();
    seeds.add(new Seed("operator", "值班员 Operator", Role.OPERATOR, ""));
    seeds.add(new Seed("leader", "值班长 Shift lead", Role.SHIFT_LEAD, ""));
    for (String advisor : roster.advisors()) {
      seeds.add(new Seed(advisor, "安全顾问 Advisor " + advisor, Role.ADVISOR, advisor));
    }
    seeds.add(new Seed("tuner", "研判员 Tuner", Role.TUNER, ""));
    seeds.add(new Seed("auditor", "审计员 Auditor", Role.AUDITOR, ""));
    seeds.add(new Seed("admin", "管理员 Admin", Role.ADMIN, ""));
    return seeds;
  }
}
