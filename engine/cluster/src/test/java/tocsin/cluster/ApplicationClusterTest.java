package tocsin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.flink.Deployer;
import tocsin.cluster.trial.LocalStack;
import tocsin.cluster.trial.TrialTown;

/** A cluster that lives for one job gives what an embedded run gives, and ends with it. */
class ApplicationClusterTest {
  @TempDir Path temp;

  @Test
  void files_onTwoWorkers_giveTheBytesOfAnEmbeddedRun() throws Exception {
    TrialTown town = Towns.sample(temp.resolve("town"));
    Path expected = Towns.expected();
    JobPlan plan = town.plan("application", temp.resolve("out"));
    Files.createDirectories(temp.resolve("out"));
    LocalStack.Shape shape =
        new LocalStack.Shape(
            ClusterSpec.Mode.APPLICATION, ClusterSpec.Backend.HASHMAP, 2, 0, 1000, false);

    try (LocalStack stack = new LocalStack(temp.resolve("stack"), shape)) {
      stack.startCluster();
      Deployer deployer = stack.deployer();
      deployer.awaitEnd(deployer.submit(plan, LocalStack.own()));
    }
    MergedResults.merge(plan);

    for (String file : List.of("alerts.jsonl", "assignments.jsonl", "targets.jsonl")) {
      assertThat(temp.resolve("out").resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
    }
  }
}
