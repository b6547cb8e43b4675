/**
 * Kafka as input, output and control: messages to records, results to messages.
 *
 * <p>In: a job's plan. Out: Flink sources and sinks, topics. Never add here: decoding of lines.
 */
@NullMarked
package tocsin.cluster.kafka;

import org.jspecify.annotations.NullMarked;
