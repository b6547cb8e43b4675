package tocsin.benchmarks.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tocsin.app.Main;
import tocsin.app.desk.DeskClient;

/**
 * {@code tocsin run} in a process of its own, engine and desk with the settings that they come
 * with: from a record's line appended to the followed file until the event of its case is heard on
 * an operator's stream, while other records flow.
 */
public final class LiveScreen {
  private static final Pattern CASE = Pattern.compile("\"caseId\":\"(k[0-9a-f]+)\"");
  private static final String LISTED = "www.listed.example";
  private static final int OTHERS_A_SECOND = 2_000;
  private static final int PEOPLE = 3_000;
  private static final int WARM_UP = 20;
  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Set<String> known = new HashSet<>();
  private volatile boolean over;

  private LiveScreen(Path folder) {
    this.folder = folder;
  }

  /** Runs, appends, listens, and ends the run. */
  public static Finding at(Path folder, LoadPlan plan) throws IOException, InterruptedException {
    return new LiveScreen(folder).measure(plan);
  }

  private Finding measure(LoadPlan plan) throws IOException, InterruptedException {
    BigRoster.write(folder.resolve("roster"), PEOPLE);
    Path records = Files.createFile(folder.resolve("records.jsonl"));
    Files.writeString(folder.resolve("list.txt"), "listed.example\n");
    Files.write(folder.resolve("key"), new byte[32]);
    int port = freePort();
    Process run = start(records, port);
    Thread others = new Thread(() -> flow(records), "other-records");
    Waits waits = new Waits(plan.canaries());
    try {
      listen(port, run);
      others.start();
      for (int i = 0; i < plan.canaries() + WARM_UP; i++) {
        long took = canary(records, BigRoster.subject(i));
        if (i >= WARM_UP) {
          waits.add(took);
        }
      }
    } finally {
      over = true;
      others.join();
      run.destroyForcibly().waitFor();
    }
    return new Finding(
        String.format(
            Locale.ROOT,
            "record in → operator's stream, %,d records a second beside",
            OTHERS_A_SECOND),
        waits.text(),
        "p50 < 1 s, p99 < 3 s",
        waits.millis(.5) < 1_000 && waits.millis(.99) < 3_000);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Process start(Path records, int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx2g",
            "-XX:+UseParallelGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--follow",
            "--records",
            records.toString(),
            "--indicators",
            folder.resolve("list.txt").toString(),
            "--roster",
            folder.resolve("roster").toString(),
            "--out",
            folder.resolve("out").toString(),
            "-D",
            "privacy.key-file=" + folder.resolve("key"),
            "-D",
            "desk.port=" + port)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("run.log").toFile())
        .start();
  }

  /** Waits until the desk is ready, and listens as the operator that it made. */
  private void listen(int port, Process run) throws IOException, InterruptedException {
    HttpClient http = FullDesk.http();
    DeskClient operator = new DeskClient(http, "http://localhost:" + port);
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!isReady(operator)) {
      if (!run.isAlive() || System.nanoTime() > patience) {
        throw new IOException("the run did not become ready: see " + folder.resolve("run.log"));
      }
      run.waitFor(50, TimeUnit.MILLISECONDS);
    }
    for (String line : Files.readAllLines(folder.resolve("out/.tocsin/desk/first-sign-in.txt"))) {
      if (line.startsWith("operator ")) {
        operator.signIn("operator", line.substring("operator ".length()));
      }
    }
    var unused =
        http.sendAsync(
            operator.listening("/api/stream"),
            HttpResponse.BodyHandlers.fromLineSubscriber(new Screen()));
    if (heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
      throw new IOException("the stream did not begin");
    }
  }

  private static boolean isReady(DeskClient client) throws InterruptedException {
    try {
      return client.get("/readyz").isGood();
    } catch (IOException e) {
      return false;
    }
  }

  /** One person visits a listed site; how long until a case that was not there is heard of. */
  private long canary(Path records, String subject) throws IOException, InterruptedException {
    long sent = System.nanoTime();
    append(records, line(subject, LISTED));
    long patience = sent + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    for (String line = poll(patience); line != null; line = poll(patience)) {
      Matcher named = CASE.matcher(line);
      if (named.find() && known.add(named.group(1))) {
        return System.nanoTime() - sent;
      }
    }
    throw new IOException("no case came of a visit within " + PATIENCE_SECONDS + " s");
  }

  private @Nullable String poll(long patience) throws InterruptedException {
    return heard.poll(patience - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private void flow(Path records) {
    try {
      for (int i = 0; !over; i++) {
        StringBuilder lines = new StringBuilder();
        for (int j = 0; j < OTHERS_A_SECOND / 50; j++) {
          int person = PEOPLE / 2 + (i * 40 + j) % (PEOPLE / 2);
          lines.append(line(BigRoster.subject(person), "www.s" + j + ".popular.example"));
        }
        append(records, lines.toString());
        Thread.sleep(20);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(records + " cannot be written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static synchronized void append(Path records, String lines) throws IOException {
    try (OutputStream out = Files.newOutputStream(records, StandardOpenOption.APPEND)) {
      out.write(lines.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String line(String subject, String host) {
    return "{\"ts\":"
        + System.currentTimeMillis()
        + ",\"subject\":\""
        + subject
        + "\",\"src\":\"10.1.2.3\",\"dst\":\"198.18.3.4\",\"dport\":443,\"via\":\"tls\",\"host\":\""
        + host
        + "\",\"bytesUp\":1200,\"bytesDown\":34000,\"durationMs\":900,\"sensor\":\"e1\"}\n";
  }

  /** What the operator's browser hears. */
  private final class Screen implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      heard.add(line);
    }

    @Override
    public void onError(Throwable failure) {
      heard.add("");
    }

    @Override
    public void onComplete() {
      heard.add("");
    }
  }
}
