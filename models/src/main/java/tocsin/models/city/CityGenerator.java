package tocsin.models.city;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a city folder: {@code records.jsonl.gz indicators.csv lines.csv roster/ truth/ meta.json}.
 * Traffic is made slice by slice of ten minutes, so memory does not grow with the days.
 */
public final class CityGenerator {
  private static final long SLICE = 600_000L;

  private final CityPlan plan;
  private final Population people;
  private final BenignWorld benign;
  private final FraudWorld fraud;
  private final CuriousWorld curious;

  /**
   * What was written.
   *
   * @param records lines of {@code records.jsonl.gz}
   * @param exposed courses through campaigns
   * @param paying people who paid
   */
  public record Made(long records, int campaigns, int exposed, int paying, int listed) {}

  /**
   * An hour that is also written as Zeek and EVE files.
   *
   * @param fromHour hours after the start
   */
  public record SensorHour(int fromHour) {}

  private CityGenerator(CityPlan plan) {
    this.plan = plan;
    this.people = new Population(plan);
    this.benign = new BenignWorld(plan, people);
    this.fraud = new FraudWorld(plan, people);
    this.curious = new CuriousWorld(plan, people, fraud.campaigns);
  }

  /**
   * Makes a city.
   *
   * @param folder made when missing
   * @param sensorHour an hour to write as Zeek and EVE too, or null
   */
  public static Made make(CityPlan plan, Path folder, @Nullable SensorHour sensorHour)
      throws IOException {
    return new CityGenerator(plan).make(folder, sensorHour);
  }

  private Made make(Path folder, @Nullable SensorHour sensorHour) throws IOException {
    Files.createDirectories(folder);
    new RosterFiles(plan, people).write(folder);
    Feed feed = new Feed(plan, fraud.campaigns, benign);
    indicators(folder.resolve("indicators.csv"), feed);
    truth(Files.createDirectories(folder.resolve("truth")), feed);
    long records = records(folder, sensorHour);
    int paying = (int) fraud.exposed.stream().filter(each -> !each.payments().isEmpty()).count();
    Made made =
        new Made(
            records, fraud.campaigns.size(), fraud.exposed.size(), paying, feed.entries.size());
    meta(folder.resolve("meta.json"), made);
    return made;
  }

  private long records(Path folder, @Nullable SensorHour sensorHour) throws IOException {
    List<Event> planned = new ArrayList<>();
    fraud.exposed.forEach(each -> planned.addAll(each.events()));
    planned.sort(ORDER);
    long from = sensorHour == null ? 0 : plan.startAt() + sensorHour.fromHour() * CityPlan.HOUR;
    long until = sensorHour == null ? 0 : from + CityPlan.HOUR;
    long records = 0;
    int next = 0;
    try (OutputStream out = gzip(folder.resolve("records.jsonl.gz"));
        ZeekFiles zeek = sensorHour == null ? null : new ZeekFiles(people, folder.resolve("zeek"));
        EveFile eve = sensorHour == null ? null : new EveFile(people, folder.resolve("eve.json"))) {
      NativeRecords writer = new NativeRecords(people, out);
      for (long at = plan.startAt(); at < plan.endAt(); at += SLICE) {
        List<Event> events = slice(at);
        while (next < planned.size() && planned.get(next).at() < at + SLICE) {
          events.add(planned.get(next++));
        }
        events.sort(ORDER);
        for (Event event : events) {
          writer.write(event);
          records++;
          if (zeek != null && eve != null && event.at() >= from && event.at() < until) {
            zeek.write(event);
            eve.write(event);
          }
        }
      }
    }
    return records;
  }

  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::at)
          .thenComparingInt(Event::person)
          .thenComparing(Event::host);

  private List<Event> slice(long at) {
    List<Event> events = new ArrayList<>();
    long slice = (at - plan.startAt()) / SLICE;
    for (int person = 0; person < plan.people(); person++) {
      Chance chance = new Chance(plan.seed(), 9, person, slice);
      int count = chance.poisson(benign.expected(person, at, SLICE));
      for (int i = 0; i < count; i++) {
        long when = at + (long) (chance.unit() * SLICE);
        events.add(benign.event(person, when, chance));
      }
      curious.add(person, at, SLICE, chance, events);
    }
    return events;
  }

  /** Gzip without a time stamp, so that the same city is the same bytes. */
  private static OutputStream gzip(Path file) throws IOException {
    return new BufferedOutputStream(
        new GZIPOutputStream(
            new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), 1 << 16) {
          {
            def.setLevel(9);
          }
        },
        1 << 16);
  }

  private void indicators(Path file, Feed feed) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("kind,value,fraudType,confidence,source,validFrom,validUntil,knownFrom\n");
      for (Feed.Entry entry : feed.entries) {
        out.write(
            entry.kind()
                + ","
                + entry.value()
                + ","
                + entry.fraudType()
                + ","
                + entry.confidence()
                + ",cityfeed,,,"
                + (entry.knownFrom() == null ? "" : entry.knownFrom())
                + "\n");
      }
    }
  }

  private void truth(Path folder, Feed feed) throws IOException {
    try (BufferedWriter out =
        Files.newBufferedWriter(folder.resolve("sites.jsonl"), StandardCharsets.UTF_8)) {
      for (Feed.Site site : feed.sites) {
        out.write(
            "{\"target\":\""
                + site.target()
                + "\",\"kind\":\""
                + site.kind()
                + "\",\"campaign\":\""
                + site.campaign()
                + "\",\"fraudType\":\""
                + site.fraudType()
                + "\",\"liveFrom\":"
                + site.liveFrom()
                + ",\"liveUntil\":"
                + site.liveUntil()
                + ",\"listedAt\":"
                + site.listedAt()
                + "}\n");
      }
    }
    try (BufferedWriter victims =
            Files.newBufferedWriter(folder.resolve("victims.jsonl"), StandardCharsets.UTF_8);
        BufferedWriter funnel =
            Files.newBufferedWriter(folder.resolve("funnel.jsonl"), StandardCharsets.UTF_8)) {
      for (Exposed each : fraud.exposed) {
        String head =
            "{\"subject\":\""
                + people.subject(each.person())
                + "\",\"campaign\":\""
                + each.campaign().id()
                + "\",\"fraudType\":\""
                + each.campaign().funnel.code()
                + "\"";
        funnel.write(head + ",\"deepest\":\"" + each.deepest() + "\"}\n");
        if (!each.payments().isEmpty()) {
          victims.write(
              head
                  + ",\"firstContactAt\":"
                  + each.firstContactAt()
                  + ",\"payments\":["
                  + payments(each)
                  + "]}\n");
        }
      }
    }
  }

  private static String payments(Exposed each) {
    List<String> all = new ArrayList<>();
    for (Exposed.Payment payment : each.payments()) {
      all.add("{\"at\":" + payment.at() + ",\"yuan\":" + payment.yuan() + "}");
    }
    return String.join(",", all);
  }

  private void meta(Path file, Made made) throws IOException {
    Files.writeString(
        file,
        "{\"people\":"
            + plan.people()
            + ",\"days\":"
            + plan.days()
            + ",\"seed\":"
            + plan.seed()
            + ",\"startAt\":"
            + plan.startAt()
            + ",\"recordsPerPersonDay\":"
            + plan.recordsPerPersonDay()
            + ",\"records\":"
            + made.records()
            + ",\"campaigns\":"
            + made.campaigns()
            + ",\"exposed\":"
            + made.exposed()
            + ",\"paying\":"
            + made.paying()
            + ",\"listed\":"
            + made.listed()
            + "}\n");
  }
}
