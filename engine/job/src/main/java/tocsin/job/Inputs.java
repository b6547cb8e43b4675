package tocsin.job;

import org.apache.flink.api.connector.source.Source;
import tocsin.domain.traffic.Intake;

/**
 * What a job reads.
 *
 * @param intake records, by any number of readers
 * @param control how the job comes to know something new; ends when the intake is bounded
 */
public record Inputs(Source<Intake, ?, ?> intake, Source<Control, ?, ?> control) {}
