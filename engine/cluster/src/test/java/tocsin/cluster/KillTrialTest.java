package tocsin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.trial.KillTrial;

/**
 * Twenty processes of a working deployment are killed at random points: two minutes of both cores,
 * so by command only ({@code -Dtocsin.trial=true}). A hundred and more: {@code tocsin cluster trial
 * --kills 100}.
 */
@EnabledIfSystemProperty(named = "tocsin.trial", matches = "true")
class KillTrialTest {
  private static final long SEED = 20261122;
  private static final int KILLS = 20;

  @TempDir Path temp;

  @Test
  void killsAtRandomPoints_loseAndDoubleNothing() throws Exception {
    System.out.println("seed " + SEED);
    KillTrial trial =
        new KillTrial(
            temp,
            Towns.sample(temp.resolve("town")),
            ClusterSpec.Mode.SESSION,
            ClusterSpec.Backend.ROCKSDB,
            SEED,
            System.out::println);

    KillTrial.Outcome outcome =
        trial.run(KILLS, Files.readAllLines(Towns.expected().resolve("alerts.jsonl")));

    assertThat(outcome.kills()).hasSize(KILLS);
    assertThat(outcome.alerts()).isGreaterThan(40);
    assertThat(outcome.lost()).isEmpty();
    assertThat(outcome.doubled()).isEmpty();
  }
}
