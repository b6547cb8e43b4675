package tocsin.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.roster.RosterReader;
import tocsin.core.evaluate.Truth;
import tocsin.core.evaluate.Truth.City;
import tocsin.core.evaluate.compare.Circumstances;
import tocsin.core.evaluate.compare.Side;

/** Finds what is known beside the outputs: the city's facts, its roster, the centre's zone. */
final class Surroundings {
  private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

  /** What the user set. */
  record Limits(int capacity, int replicates) {}

  private Surroundings() {}

  static Circumstances of(
      Side a,
      Side b,
      @Nullable Path truth,
      @Nullable Truth known,
      @Nullable Path roster,
      Limits limits)
      throws IOException {
    @Nullable Path city = truth == null ? null : truth.toAbsolutePath().normalize().getParent();
    JsonNode meta = meta(city);
    City told = known == null ? City.UNKNOWN : known.city();
    return new Circumstances(
        count(told.people()),
        Double.isNaN(told.advisors()) ? advisors(roster, city) : (int) count(told.advisors()),
        meta.has("seed") ? meta.path("seed").asLong() : null,
        limits.capacity(),
        zone(a, b),
        limits.replicates());
  }

  /** 0 when nobody wrote it down. */
  private static long count(double written) {
    return Double.isNaN(written) ? 0 : (long) written;
  }

  private static JsonNode meta(@Nullable Path city) throws IOException {
    ObjectMapper json = new ObjectMapper();
    @Nullable Path file = city == null ? null : city.resolve("meta.json");
    return file == null || !Files.isRegularFile(file)
        ? json.createObjectNode()
        : json.readTree(Files.readString(file));
  }

  /** Advisors of the roster that was named, or of the city's; 0 when there is neither. */
  private static int advisors(@Nullable Path roster, @Nullable Path city) throws IOException {
    @Nullable Path folder = roster == null && city != null ? city.resolve("roster") : roster;
    if (folder == null || !Files.isDirectory(folder)) {
      return 0;
    }
    return (int)
        RosterReader.read(folder).data().advisors().stream()
            .map(advisor -> advisor.value().advisorId())
            .distinct()
            .count();
  }

  private static ZoneId zone(Side a, Side b) {
    return Stream.of(b, a)
        .map(side -> side.policy().getOrDefault("pack.zone", ""))
        .filter(zone -> !zone.isEmpty())
        .findFirst()
        .map(Surroundings::zoneOrDefault)
        .orElse(DEFAULT_ZONE);
  }

  private static ZoneId zoneOrDefault(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      // Another engine's word for it; the report names the zone that it used.
      return DEFAULT_ZONE;
    }
  }
}
