package tocsin.app.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.casework.Terms;
import tocsin.desk.DeskCore;
import tocsin.desk.DeskFolder;
import tocsin.desk.casework.RouteStandby;
import tocsin.desk.feed.EngineLink;
import tocsin.desk.feed.FeedbackFiles;
import tocsin.desk.feed.ResultFeed;
import tocsin.desk.http.CoreCustody;
import tocsin.desk.http.DeskParts;
import tocsin.desk.http.DeskServer;
import tocsin.desk.store.Database;
import tocsin.desk.store.Databases;
import tocsin.desk.vault.PseudonymKeys;
import tocsin.desk.web.WebPages;

/** A whole desk: store, loop, web, and the link to an engine when there is one. Thread-safe. */
public final class DeskProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskProcess.class);

  private final DeskPlan plan;
  private final DeskRoster roster;
  private final DeskCore core;
  private final DeskServer server;
  private final DeskLock lock;
  private final ScheduledExecutorService watcher =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "desk-roster"));
  private @Nullable FeedbackFiles feedback;
  private @Nullable EngineLink link;
  private boolean closed;

  private DeskProcess(
      DeskPlan plan, DeskRoster roster, DeskCore core, DeskServer server, DeskLock lock) {
    this.plan = plan;
    this.roster = roster;
    this.core = core;
    this.server = server;
    this.lock = lock;
  }

  /**
   * Opens the store, brings the roster in and listens.
   *
   * @param pseudonymKey the engine's
   * @throws IOException when a file cannot be used, or another desk works in the folder
   */
  public static DeskProcess start(
      DeskPlan plan, DeskRoster roster, byte[] pseudonymKey, InstantSource clock)
      throws IOException {
    DeskLock lock = DeskLock.take(plan.folder());
    KeyRenewal keys = new KeyRenewal(plan.folder(), new PseudonymKeys(pseudonymKey));
    try {
      DeskCore core = core(plan, roster, keys, clock);
      try {
        roster.importInto(core);
        DeskAccounts.first(core, plan.folder(), roster.centre());
        AccessLog.attach(plan.folder());
        DeskServer server = serve(plan, roster, core, keys, clock);
        core.start();
        return new DeskProcess(plan, roster, core, server, lock);
      } catch (IOException | RuntimeException e) {
        core.close();
        if (isTaken(e)) {
          throw new IOException(
              plan.http().host() + ":" + plan.http().port() + " is taken (desk.port)", e);
        }
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static boolean isTaken(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 10; depth++) {
      if (at instanceof BindException) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  private static DeskCore core(
      DeskPlan plan, DeskRoster roster, KeyRenewal keys, InstantSource clock) throws IOException {
    DeskFolder files = new DeskFolder(plan.folder());
    Database database =
        plan.database().isEmpty()
            ? Databases.sqlite(files.database(), clock)
            : Databases.postgres(plan.database(), plan.user(), plan.password(), clock);
    return DeskCore.open(
        database,
        files,
        new DeskCore.Parts(
            Terms.DEFAULT,
            () -> new RouteStandby(roster::chain, roster.centre()),
            roster::unitOf,
            keys::inForce,
            clock));
  }

  private static DeskServer serve(
      DeskPlan plan, DeskRoster roster, DeskCore core, KeyRenewal keys, InstantSource clock) {
    return DeskServer.start(
        new DeskParts(
            core.database(),
            core.store(),
            core.cases(),
            core.intake(),
            core.audit(),
            core.vault(),
            new CoreCustody(core, keys::inForce, keys::renew),
            roster::chain,
            roster.fraudTypes(),
            plan.http(),
            plan.oidc(),
            clock),
        config -> new WebPages().addTo(config.routes));
  }

  /**
   * Makes the files in which the engine hears what people found.
   *
   * @param folder where {@link FeedbackFiles} go
   * @throws IOException when a file cannot be made
   */
  public void prepare(Path folder, InstantSource clock) throws IOException {
    feedback = new FeedbackFiles(core.database(), core.audit(), core.store(), clock, folder);
  }

  /**
   * Takes in the results of an engine that writes to a folder, and tells it what people found;
   * {@link #prepare} comes before.
   *
   * @param parts the engine's part files
   * @param runFile names the engine's run
   * @throws IOException when a file cannot be read or made
   */
  public void link(Path parts, Path runFile) throws IOException {
    EngineLink begun =
        new EngineLink(
            new ResultFeed(core.database(), core.intake(), parts, runFile),
            Objects.requireNonNull(feedback, "prepare comes before link"));
    server.readyWhen("engine results", begun::isTaking);
    begun.start();
    link = begun;
  }

  /** Looks again and again whether the roster has changed. */
  public void watchRoster(long everyMillis) {
    var unused =
        watcher.scheduleWithFixedDelay(
            this::refreshSafely, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
  }

  private void refreshSafely() {
    try {
      if (roster.refresh()) {
        roster.importInto(core);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("the roster in force stays in force: {}", e.getClass().getName());
    }
  }

  /** The store, for those who seed or look. */
  public DeskCore core() {
    return core;
  }

  /** Where browsers of this machine reach the console. */
  public String url() {
    String host = plan.http().host();
    boolean local = host.equals("127.0.0.1") || host.equals("::1");
    return "http://" + (local ? "localhost" : host) + ":" + server.port();
  }

  /** Where the desk keeps its files. */
  public Path folder() {
    return plan.folder();
  }

  /** The port that is listened on. */
  public int port() {
    return server.port();
  }

  /** Takes in everything that an engine that has ended left. */
  public void drain() throws IOException {
    if (link != null) {
      link.drain();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    watcher.shutdownNow();
    if (link != null) {
      link.close();
    }
    server.close();
    core.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the desk's lock cannot be given up", e);
    }
  }
}
