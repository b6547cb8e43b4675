package tocsin.core.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreesFormatTest {
  private static final double[] RAWS = {-2, 0, 3};
  private static final double[] PROBABILITIES = {0.01, 0.2, 0.9};

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      names.add("f" + i);
    }
    return names;
  }

  @Test
  void read_whatWasWritten_scoresAndExplainsTheSame() {
    RandomTrees random = new RandomTrees(21, 12, false);
    List<Tree> trees = random.trees(20, 15);
    TreeEnsemble written =
        new TreeEnsemble(
            trees,
            12,
            new TreeEnsemble.Summing(0, false, false),
            Link.LOGISTIC,
            ModelLimits.DEFAULT);
    byte[] bytes = TreesFormat.write(names(), trees, RAWS, PROBABILITIES);
    TreesFormat.Trained read = TreesFormat.read(bytes);
    assertThat(read.features()).isEqualTo(names());
    assertThat(read.calibration().apply(1.5)).isEqualTo(0.55);
    for (int i = 0; i < 300; i++) {
      double[] row = random.row();
      assertThat(read.trees().raw(row)).isEqualTo(written.raw(row));
      assertThat(read.trees().contributions(row)).isEqualTo(written.contributions(row));
    }
    assertThat(TreesFormat.write(names(), read.trees().trees(), RAWS, PROBABILITIES))
        .isEqualTo(bytes);
  }

  @Test
  void read_damagedBytes_areRefused() {
    byte[] bytes =
        TreesFormat.write(names(), new RandomTrees(22, 12, false).trees(3, 8), RAWS, PROBABILITIES);
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      assertThatIllegalArgumentException()
          .as("round %d", i)
          .isThrownBy(() -> TreesFormat.read(damaged))
          .withMessageContaining("the trained model");
    }
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length / 2);
    assertThatIllegalArgumentException().isThrownBy(() -> TreesFormat.read(cut));
  }

  @Test
  void write_categories_areRefused() {
    List<Tree> trees = new RandomTrees(23, 12, true).trees(30, 15);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreesFormat.write(names(), trees, RAWS, PROBABILITIES))
        .withMessageContaining("categories");
  }
}
