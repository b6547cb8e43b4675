package tocsin.core.casework;

import java.util.List;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.Recipient;
import tocsin.domain.people.Route;

/** A small town: an advisor by day, a deputy on even days, a station by day, a centre always. */
final class Duty implements Standby {
  static final long HOUR = 3_600_000L;
  static final Recipient ADVISOR = new Recipient(Route.ADVISOR, "a1", "e1", "bound");
  static final Recipient DEPUTY = new Recipient(Route.DEPUTY, "a2", "e1", "deputy");
  static final Recipient STATION = new Recipient(Route.STATION, "", "s1", "next-level");
  static final Recipient CENTRE = new Recipient(Route.CENTRE, "", "c1", "next-level");

  static boolean onDuty(Recipient who, long at) {
    long hour = at / HOUR % 24;
    return switch (who.route()) {
      case ADVISOR -> hour >= 8 && hour < 20;
      case DEPUTY -> at / (24 * HOUR) % 2 == 0;
      case STATION -> hour >= 6 && hour < 22;
      case CENTRE -> true;
      case DIGEST, NONE -> false;
    };
  }

  @Override
  public Recipient next(CaseFile file, List<Recipient> tried, long at) {
    for (Recipient each : List.of(ADVISOR, DEPUTY, STATION)) {
      if (onDuty(each, at) && tried.stream().noneMatch(each::sameAs)) {
        return each;
      }
    }
    return CENTRE;
  }

  @Override
  public Recipient visitor(CaseFile file, long at) {
    return next(file, List.of(), at);
  }

  @Override
  public Recipient centre(CaseFile file) {
    return CENTRE;
  }
}
