package tocsin.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class TocsinPipelineTest {
  /** Part of the savepoint format: a name may be added, none may be changed or removed. */
  private static final List<String> UIDS =
      List.of(
          "accounts-sink",
          "alert-head",
          "alerts-sink",
          "app-sessions",
          "assignments-sink",
          "capacity",
          "census",
          "campaigns",
          "control",
          "control-relay",
          "control-relay-end",
          "exposure-ledger",
          "handling",
          "handling-filter",
          "intake",
          "news",
          "news-filter",
          "rejects-sink",
          "route",
          "seed-ledger",
          "sieve",
          "target-ledger",
          "targets-sink",
          "tie-ledger");

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static StreamGraph graph() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    new TocsinPipeline(
            new Fixtures.Memory("graph", 30, true), new JobSettings(Emission.SETTLED, 0, 0))
        .layOut(
            env,
            // Only the shape of the graph is looked at; these sources never run.
            new Inputs(
                (org.apache.flink.api.connector.source.Source) new NumberSequenceSource(1, 1),
                (org.apache.flink.api.connector.source.Source) new NumberSequenceSource(1, 1)),
            new Outlets(
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>()));
    return env.getStreamGraph(false);
  }

  @Test
  void operators_all_haveTheFixedUids() {
    Set<String> uids = new TreeSet<>();
    for (StreamNode node : graph().getStreamNodes()) {
      uids.add(String.valueOf(node.getTransformationUID()));
    }

    assertThat(uids.stream().map(uid -> uid.replace("Writer: ", "")))
        .containsExactlyInAnyOrderElementsOf(UIDS);
  }

  @Test
  void sieve_isChainedToTheSource_soThatNothingUnjudgedIsShuffled() {
    List<String> vertices =
        graph().getJobGraph().getVerticesSortedTopologicallyFromSources().stream()
            .map(JobVertex::getName)
            .toList();

    assertThat(vertices).anyMatch(name -> name.startsWith("Source: intake -> sieve"));
  }
}
