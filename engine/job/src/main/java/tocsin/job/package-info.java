/**
 * The Flink wiring. {@link tocsin.job.TocsinPipeline} reads like the design's one sentence; each
 * operator is state, timers and one call into the core.
 *
 * <p>In: a source of intake, a source of control, sinks. Out: a job. Never add here: a decision, a
 * connector, or JSON.
 */
@NullMarked
package tocsin.job;

import org.jspecify.annotations.NullMarked;
