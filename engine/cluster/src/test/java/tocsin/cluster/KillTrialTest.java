package tocsin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.cluster.trial.Victim.BROKER;
import static tocsin.cluster.trial.Victim.DESK;
import static tocsin.cluster.trial.Victim.MANAGER;
import static tocsin.cluster.trial.Victim.POSTGRES;
import static tocsin.cluster.trial.Victim.WORKER;
import static tocsin.cluster.trial.Victim.WORKER_THEN_MANAGER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.servers.LocalPostgres;
import tocsin.cluster.trial.KillTrial;
import tocsin.cluster.trial.Victim;

/**
 * Processes of a working deployment are killed: each kind once, a JobManager also straight after a
 * worker. More of them, by chance, take both cores for minutes, so by command only: twenty with
 * {@code -Dtocsin.trial=true}, a hundred with {@code tocsin cluster trial --kills 100}.
 */
class KillTrialTest {
  private static final long SEED = 20261122;
  private static final int KILLS = 20;
  private static final List<Victim> EACH_KIND =
      List.of(WORKER, DESK, POSTGRES, MANAGER, BROKER, WORKER_THEN_MANAGER);

  @TempDir Path temp;

  @Test
  void killsOfEachKind_loseAndDoubleNothing() throws Exception {
    assertThat(EACH_KIND).containsExactlyInAnyOrder(Victim.values());

    losesNothing(EACH_KIND);
  }

  @Test
  @EnabledIfSystemProperty(named = "tocsin.trial", matches = "true")
  void twentyKillsAtRandomPoints_loseAndDoubleNothing() throws Exception {
    losesNothing(Victim.draw(KILLS, EnumSet.allOf(Victim.class), SEED));
  }

  private void losesNothing(List<Victim> victims) throws Exception {
    KillTrial trial =
        new KillTrial(
            temp,
            Towns.sample(temp.resolve("town")),
            ClusterSpec.Mode.SESSION,
            ClusterSpec.Backend.ROCKSDB,
            SEED,
            System.out::println);

    KillTrial.Outcome outcome =
        trial.run(victims, Files.readAllLines(Towns.expected().resolve("alerts.jsonl")));

    assertThat(outcome.kills())
        .extracting(KillTrial.Kill::victim)
        .isEqualTo(victims.stream().filter(KillTrialTest::isHere).toList());
    assertThat(outcome.alerts()).isGreaterThan(40);
    assertThat(outcome.lost()).isEmpty();
    assertThat(outcome.doubled()).isEmpty();
  }

  private static boolean isHere(Victim victim) {
    return victim != POSTGRES || LocalPostgres.isPossible();
  }
}
