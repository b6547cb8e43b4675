package tocsin.core.route.check;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tocsin.core.route.Jurisdiction;
import tocsin.core.route.Roster;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.RosterIssue;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/** The tree: one centre, levels in order, a station above each enterprise. */
final class UnitChecks {
  private UnitChecks() {}

  static void run(Places places, Roster roster, List<RosterFault> findings) {
    Jurisdiction jurisdiction = roster.jurisdiction();
    Unit centre = jurisdiction.centre();
    if (centre == null) {
      findings.add(RosterFault.of(places.unitsFile(), 0, RosterIssue.CENTRE_MISSING));
    }
    for (Unit unit : jurisdiction.units()) {
      RosterFault fault = fault(places, jurisdiction, unit, centre);
      if (fault != null) {
        findings.add(fault);
      }
    }
  }

  private static @Nullable RosterFault fault(
      Places places, Jurisdiction jurisdiction, Unit unit, @Nullable Unit centre) {
    if (unit.kind() == UnitKind.CENTRE && centre != null && !unit.equals(centre)) {
      return RosterFault.of(
          places.of(unit), RosterIssue.CENTRE_TWICE, unit.unitId(), centre.unitId());
    }
    Unit parent = jurisdiction.unit(unit.parentId());
    if (parent != null && parent.kind().compareTo(unit.kind()) >= 0) {
      return RosterFault.of(
          places.of(unit),
          RosterIssue.UNIT_LEVEL,
          unit.unitId(),
          word(unit.kind()),
          parent.unitId(),
          word(parent.kind()));
    }
    boolean stationless =
        unit.kind() == UnitKind.ENTERPRISE
            && jurisdiction.above(unit.unitId(), UnitKind.STATION) == null;
    return stationless
        ? RosterFault.of(places.of(unit), RosterIssue.STATION_MISSING, unit.unitId())
        : null;
  }

  private static String word(UnitKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
