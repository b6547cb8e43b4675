package tocsin.job;

import org.apache.flink.api.connector.source.Source;
import org.jspecify.annotations.Nullable;
import tocsin.domain.traffic.Intake;

/**
 * What a job reads.
 *
 * @param intake records, by any number of readers
 * @param control how the job comes to know something new; ends when the intake is bounded
 * @param published control that others publish, beside the first; null when there is none
 */
public record Inputs(
    Source<Intake, ?, ?> intake,
    Source<Control, ?, ?> control,
    @Nullable Source<Control, ?, ?> published) {

  /** Control from one place. */
  public Inputs(Source<Intake, ?, ?> intake, Source<Control, ?, ?> control) {
    this(intake, control, null);
  }
}
