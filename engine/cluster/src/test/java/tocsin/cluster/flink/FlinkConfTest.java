package tocsin.cluster.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkConfTest {
  @TempDir Path temp;

  private static ClusterSpec spec(ClusterSpec.Backend backend) {
    return new ClusterSpec(
        ClusterSpec.Mode.SESSION,
        3,
        2,
        0,
        6123,
        8081,
        9250,
        "1g",
        "1200m",
        backend,
        2000,
        List.of("a.jar"));
  }

  @Test
  void memoryFlags_comeFromFlinksCalculator_andAddUpToTheProcess() {
    ClusterFolder folder = new ClusterFolder(temp);

    FlinkConf.Flags worker = FlinkConf.worker(spec(ClusterSpec.Backend.HASHMAP), folder);
    FlinkConf.Flags manager = FlinkConf.manager(spec(ClusterSpec.Backend.HASHMAP), folder);

    assertThat(worker.jvm()).anyMatch(flag -> flag.matches("-Xmx\\d+"));
    assertThat(worker.jvm()).anyMatch(flag -> flag.startsWith("-XX:MaxDirectMemorySize="));
    assertThat(String.join(" ", worker.program()))
        .contains("taskmanager.memory.task.heap.size=")
        .contains("taskmanager.memory.managed.size=")
        .contains("taskmanager.cpu.cores=2.0");
    assertThat(manager.jvm()).anyMatch(flag -> flag.matches("-Xmx\\d+"));
  }

  @Test
  void rocksdb_checkpointsIncrementally_andHeapDoesNot() {
    ClusterFolder folder = new ClusterFolder(temp);

    assertThat(FlinkConf.values(spec(ClusterSpec.Backend.ROCKSDB), folder))
        .containsEntry("state.backend.type", "rocksdb")
        .containsEntry("execution.checkpointing.incremental", "true");
    assertThat(FlinkConf.values(spec(ClusterSpec.Backend.HASHMAP), folder))
        .containsEntry("state.backend.type", "hashmap")
        .containsEntry("execution.checkpointing.incremental", "false")
        .containsEntry("parallelism.default", "6");
  }

  @Test
  void spareSlots_takeALostWorkersLanes_andAddNone() {
    ClusterSpec spec = spec(ClusterSpec.Backend.HASHMAP).withSpare(1);

    assertThat(FlinkConf.values(spec, new ClusterFolder(temp)))
        .containsEntry("taskmanager.numberOfTaskSlots", "3")
        .containsEntry("parallelism.default", "6");
    assertThat(spec.isEnough(2)).isTrue();
    assertThat(spec.isEnough(1)).isFalse();
    assertThat(spec(ClusterSpec.Backend.HASHMAP).isEnough(2)).isFalse();
  }

  @Test
  void spec_survivesItsFile() throws Exception {
    ClusterFolder folder = new ClusterFolder(temp).make();

    Clusters.prepare(folder, spec(ClusterSpec.Backend.ROCKSDB));

    assertThat(ClusterSpec.read(folder)).contains(spec(ClusterSpec.Backend.ROCKSDB));
    assertThat(temp.resolve("conf/config.yaml")).content().contains("heartbeat.timeout: \"10000\"");
    assertThat(temp.resolve("conf/logback.xml")).exists();
  }

  @Test
  void checkpoints_newestFirst_withoutUnfinishedOnes() throws Exception {
    ClusterFolder folder = new ClusterFolder(temp).make();
    for (int number : List.of(9, 10, 2)) {
      Path checkpoint = folder.checkpoints().resolve("job/chk-" + number);
      Files.createDirectories(checkpoint);
      Files.writeString(checkpoint.resolve("_metadata"), "x");
    }
    Files.createDirectories(folder.checkpoints().resolve("job/chk-11"));
    Files.createDirectories(folder.checkpoints().resolve("job/shared"));

    assertThat(folder.checkpoints("job"))
        .extracting(path -> path.getFileName().toString())
        .containsExactly("chk-10", "chk-9", "chk-2");
    assertThat(folder.checkpoints("other")).isEmpty();
  }
}
