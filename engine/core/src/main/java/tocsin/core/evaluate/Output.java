package tocsin.core.evaluate;

import java.util.List;
import tocsin.domain.alert.Alert;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.people.Assignment;

/**
 * What an engine, ours or another, wrote about a history.
 *
 * @param name what to call it
 * @param alerts all versions
 * @param assignments empty when the engine does not route
 * @param targets last verdicts; empty when the engine does not judge targets
 */
public record Output(
    String name, List<Alert> alerts, List<Assignment> assignments, List<TargetReport> targets) {}
