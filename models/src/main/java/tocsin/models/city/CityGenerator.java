package tocsin.models.city;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a city folder: {@code records.jsonl indicators.csv lines.csv roster/ truth/ meta.json
 * plausibility.html}. Traffic is made slice by slice by several threads and written in order, so
 * memory grows neither with the days nor with the records.
 */
public final class CityGenerator {
  private final CityPlan plan;
  private final Writing writing;
  private final Population people;
  private final BenignWorld benign;
  private final FraudWorld fraud;
  private final SliceMaker maker;
  private final long length;
  private final Tally tally;
  private final UsedHosts used = new UsedHosts();
  private final PriorityQueue<Waiting> late =
      new PriorityQueue<>(
          Comparator.comparingLong((Waiting each) -> each.line().due())
              .thenComparingLong(Waiting::number));

  private long held;

  private record Waiting(Slice.Late line, long number) {}

  /**
   * What was written.
   *
   * @param records lines of the records file
   * @param exposed courses through campaigns
   * @param paying courses that ended in a payment
   */
  public record Made(long records, int campaigns, int exposed, int paying, int listed) {}

  /**
   * How to write.
   *
   * @param gzip {@code records.jsonl.gz} instead of {@code records.jsonl}
   * @param sensorFrom first hour that is also written as Zeek and EVE files; −1 for none
   * @param sensorUntil hour before which they end
   */
  public record Writing(boolean gzip, int sensorFrom, int sensorUntil) {
    /** Native records only, not compressed. */
    public static final Writing PLAIN = new Writing(false, -1, -1);
  }

  private CityGenerator(CityPlan plan, Writing writing) {
    this.plan = plan;
    this.writing = writing;
    this.people = new Population(plan);
    this.benign = new BenignWorld(plan, people);
    this.fraud = new FraudWorld(plan, people, benign);
    this.length = SliceMaker.lengthFor(plan);
    CuriousWorld curious = new CuriousWorld(plan, people, fraud.campaigns);
    this.maker = new SliceMaker(plan, people, benign, curious, length);
    this.tally = new Tally(plan.days(), benign.sites());
  }

  /**
   * Makes a city.
   *
   * @param folder made when missing
   */
  public static Made make(CityPlan plan, Path folder, Writing writing) throws IOException {
    return new CityGenerator(plan, writing).make(folder);
  }

  private Made make(Path folder) throws IOException {
    Files.createDirectories(folder);
    int advisors = new RosterFiles(plan, people).write(folder);
    try (TruthFiles truth = new TruthFiles(people, folder.resolve("truth"))) {
      records(folder, truth);
      Feed feed = new Feed(plan, used, benign);
      indicators(folder.resolve("indicators.csv"), feed);
      truth.sites(feed.sites);
      truth.city(plan, tally.sites.cardinality(), advisors);
      Made made = made(feed);
      meta(folder.resolve("meta.json"), made);
      Files.writeString(
          folder.resolve("plausibility.html"), new Plausibility(plan, tally, feed).html());
      return made;
    }
  }

  private Made made(Feed feed) {
    int exposed = 0;
    for (java.util.Map<String, Integer> depths : tally.funnel.values()) {
      exposed += depths.values().stream().mapToInt(Integer::intValue).sum();
    }
    int paying = tally.losses.values().stream().mapToInt(List::size).sum();
    return new Made(tally.events, fraud.campaigns.length, exposed, paying, feed.entries.size());
  }

  private void records(Path folder, TruthFiles truth) throws IOException {
    String name = writing.gzip() ? "records.jsonl.gz" : "records.jsonl";
    int threads = Math.min(8, Runtime.getRuntime().availableProcessors());
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try (OutputStream out = open(folder.resolve(name));
        SensorFiles sensors = SensorFiles.of(plan, people, writing, folder)) {
      Deque<Future<Slice>> ahead = new ArrayDeque<>();
      long slices = plan.days() * CityPlan.DAY / length;
      for (long number = 0; number < slices + threads; number++) {
        if (number < slices) {
          ahead.add(submit(workers, number, truth));
        }
        if (number >= threads) {
          write(number - threads, ahead.remove().get(), out, sensors);
        }
      }
      for (Waiting rest = late.poll(); rest != null; rest = late.poll()) {
        rest.line().line().writeTo(out);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a slice failed", e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private Future<Slice> submit(ExecutorService workers, long number, TruthFiles truth) {
    List<Event> planned =
        fraud.slice(
            number,
            plan.startAt() + number * length,
            length,
            exposed -> {
              tally.add(exposed);
              try {
                truth.course(exposed);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return workers.submit(() -> maker.make(number, planned));
  }

  private void write(long number, Slice slice, OutputStream out, @Nullable SensorFiles sensors)
      throws IOException {
    for (Waiting next = late.peek(); next != null && next.line().due() <= number; ) {
      next.line().line().writeTo(out);
      late.remove();
      next = late.peek();
    }
    slice.lines().writeTo(out);
    for (Slice.Late each : slice.late()) {
      late.add(new Waiting(each, held++));
    }
    tally.add(slice);
    slice.events().forEach(used::add);
    if (sensors != null) {
      sensors.write(slice.events());
    }
  }

  private OutputStream open(Path file) throws IOException {
    OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    return writing.gzip() ? new BufferedOutputStream(new Gzip(raw), 1 << 16) : raw;
  }

  /** Gzip at its best and without a time stamp, so that the same city is the same bytes. */
  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(9);
    }
  }

  private static void indicators(Path file, Feed feed) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("kind,value,fraudType,confidence,source,validFrom,validUntil,knownFrom\n");
      for (Feed.Entry entry : feed.entries) {
        out.write(
            String.join(
                ",",
                entry.kind(),
                entry.value(),
                entry.fraudType(),
                String.valueOf(entry.confidence()),
                entry.source(),
                "",
                entry.validUntil() == null ? "" : entry.validUntil().toString(),
                entry.knownFrom() == null ? "" : entry.knownFrom().toString()));
        out.write('\n');
      }
    }
  }

  private void meta(Path file, Made made) throws IOException {
    Files.writeString(
        file,
        ("{\"people\":%d,\"days\":%d,\"seed\":%d,\"startAt\":%d,\"recordsPerPersonDay\":%d,"
                + "\"profile\":\"%s\",\"records\":%d,\"lost\":%d,\"duplicated\":%d,\"late\":%d,"
                + "\"campaigns\":%d,\"exposed\":%d,\"paying\":%d,\"listed\":%d}%n")
            .formatted(
                plan.people(),
                plan.days(),
                plan.seed(),
                plan.startAt(),
                plan.recordsPerPersonDay(),
                plan.profile().name().toLowerCase(java.util.Locale.ROOT),
                made.records(),
                tally.lost,
                tally.duplicated,
                tally.late,
                made.campaigns(),
                made.exposed(),
                made.paying(),
                made.listed()));
  }
}
