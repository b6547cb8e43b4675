package tocsin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobPlanTest {
  @TempDir Path temp;

  @Test
  void plan_survivesBeingAnArgument_andAFieldOfALaterVersion() throws Exception {
    JobPlan plan = Towns.sample(temp).plan("town", temp.resolve("out"));

    assertThat(JobPlan.parse(plan.argument())).isEqualTo(plan);
    assertThat(plan.argument()).matches("[A-Za-z0-9_-]+");
    assertThat(JobPlan.read(plan.json().replaceFirst("\\{", "{\"later\":1,"))).isEqualTo(plan);
    assertThatThrownBy(() -> JobPlan.read("{")).hasMessageContaining("no job plan");
  }
}
