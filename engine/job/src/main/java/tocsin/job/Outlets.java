package tocsin.job;

import org.apache.flink.api.connector.sink2.Sink;
import tocsin.domain.alert.Alert;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.people.Assignment;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Reject;

/** Where a job's results go. Every sink must take the same item twice without harm. */
public record Outlets(
    Sink<Alert> alerts,
    Sink<Assignment> assignments,
    Sink<TargetReport> targets,
    Sink<Reject> rejects,
    Sink<InputAccount> accounts) {}
