package tocsin.models.city;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some hours of the traffic as Zeek and Suricata would log it. */
final class SensorFiles implements Closeable {
  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::at)
          .thenComparingInt(Event::person)
          .thenComparing(Event::host);

  private final long from;
  private final long until;
  private final ZeekFiles zeek;
  private final EveFile eve;

  private SensorFiles(Population people, Path folder, long from, long until) throws IOException {
    this.from = from;
    this.until = until;
    this.zeek = new ZeekFiles(people, folder.resolve("zeek"));
    this.eve = new EveFile(people, folder.resolve("eve.json"));
  }

  static @Nullable SensorFiles of(
      CityPlan plan, Population people, CityGenerator.Writing writing, Path folder)
      throws IOException {
    if (writing.sensorFrom() < 0) {
      return null;
    }
    return new SensorFiles(
        people,
        folder,
        plan.startAt() + writing.sensorFrom() * CityPlan.HOUR,
        plan.startAt() + writing.sensorUntil() * CityPlan.HOUR);
  }

  void write(List<Event> events) throws IOException {
    List<Event> inside =
        events.stream().filter(e -> e.at() >= from && e.at() < until).sorted(ORDER).toList();
    for (Event event : inside) {
      zeek.write(event);
      eve.write(event);
    }
  }

  @Override
  public void close() throws IOException {
    zeek.close();
    eve.close();
  }
}
