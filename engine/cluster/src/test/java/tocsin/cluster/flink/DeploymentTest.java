package tocsin.cluster.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.cluster.JobPlan;
import tocsin.cluster.Towns;

class DeploymentTest {
  @TempDir Path temp;

  private Deployment added(ClusterFolder folder) throws Exception {
    JobPlan plan = Towns.sample(temp.resolve("town")).plan("job", temp.resolve("out"));
    Deployment fresh = Deployment.of(temp.resolve("job.jar"), plan, "file:/savepoint");
    Deployment.add(folder, fresh);
    return fresh;
  }

  private static Path checkpoint(ClusterFolder folder, String job, int number) throws Exception {
    Path checkpoint = folder.checkpoints().resolve(job).resolve("chk-" + number);
    Files.createDirectories(checkpoint);
    Files.writeString(checkpoint.resolve("_metadata"), "x");
    return checkpoint;
  }

  @Test
  void jobOfALostManager_getsAnotherId_andKeepsItsCheckpoints() throws Exception {
    ClusterFolder folder = new ClusterFolder(temp.resolve("cluster")).make();
    Deployment before = added(folder);
    Path first = checkpoint(folder, before.jobId(), 11);

    Deployment.renewWanted(folder);
    Deployment.renewWanted(folder);
    Deployment after = Deployment.current(folder, "job").orElseThrow();

    assertThat(after.jobId()).isNotEqualTo(before.jobId());
    assertThat(after.checkpoints(folder)).containsExactly(first);
    assertThat(after.restoredFrom()).isEqualTo("file:/savepoint");
    assertThat(Deployment.byId(folder, before.jobId())).contains(after);
  }

  @Test
  void checkpointsBeforeTheOneTakenOver_areNotGoneBackTo() throws Exception {
    ClusterFolder folder = new ClusterFolder(temp.resolve("cluster")).make();
    checkpoint(folder, added(folder).jobId(), 11);
    Deployment.renewWanted(folder);
    Deployment after = Deployment.current(folder, "job").orElseThrow();
    Path second = checkpoint(folder, after.jobId(), 12);

    assertThat(after.checkpoints(folder)).containsExactly(second);
  }

  @Test
  void jobThatIsNotWanted_keepsItsId() throws Exception {
    ClusterFolder folder = new ClusterFolder(temp.resolve("cluster")).make();
    Deployment ended = added(folder);
    Deployment.setWanted(folder, ended.jobId(), false);

    Deployment.renewWanted(folder);

    assertThat(Deployment.current(folder, "job")).contains(ended.wanted(false));
  }

  @Test
  void deploymentsFileOfAnEarlierVersion_isRead() throws Exception {
    ClusterFolder folder = new ClusterFolder(temp.resolve("cluster")).make();
    Deployment written = added(folder);
    String text = Files.readString(folder.deployments());
    Files.writeString(folder.deployments(), text.replaceAll("(?s)\"earlier\" : \\[ ?],\\s*", ""));

    assertThat(Files.readString(folder.deployments())).doesNotContain("earlier");
    assertThat(Deployment.all(folder)).containsExactly(written);
  }
}
