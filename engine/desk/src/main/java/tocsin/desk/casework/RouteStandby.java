package tocsin.desk.casework;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tocsin.core.casework.Standby;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.Recipient;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/**
 * Standby by the routing rules: whoever the rules name for this person at this hour, in their
 * order, less those already asked; when nobody is left, the centre. Thread-safe if the chain is.
 */
public final class RouteStandby implements Standby {
  private static final Set<Route> CAN_ACT =
      Set.of(Route.ADVISOR, Route.DEPUTY, Route.STATION, Route.CENTRE);

  private final Function<AlertHead, List<Assignment>> chain;
  private final String centreId;

  /**
   * Takes the rules.
   *
   * @param chain everybody the rules would ask about an alert as of its {@code decidedAt}, first
   *     recipients first, all on duty then
   * @param centreId unit of the centre, empty when the roster has none
   */
  public RouteStandby(Function<AlertHead, List<Assignment>> chain, String centreId) {
    this.chain = chain;
    this.centreId = centreId;
  }

  @Override
  public Recipient next(CaseFile file, List<Recipient> tried, long at) {
    for (Assignment each : chain.apply(head(file, at))) {
      Recipient recipient =
          new Recipient(each.route(), each.advisorId(), each.unitId(), each.why());
      if (CAN_ACT.contains(each.route()) && tried.stream().noneMatch(recipient::sameAs)) {
        return recipient;
      }
    }
    return centre(file);
  }

  @Override
  public Recipient visitor(CaseFile file, long at) {
    return next(file, List.of(), at);
  }

  @Override
  public Recipient centre(CaseFile file) {
    return new Recipient(Route.CENTRE, "", centreId, "next-level");
  }

  private static AlertHead head(CaseFile file, long at) {
    int last = file.alerts().size() - 1;
    return new AlertHead(
        file.alerts().get(last).alertId(),
        file.alerts().get(last).version(),
        AlertStatus.OPEN,
        file.subject(),
        file.tier(),
        file.fraudType(),
        file.campaign(),
        0,
        at);
  }
}
