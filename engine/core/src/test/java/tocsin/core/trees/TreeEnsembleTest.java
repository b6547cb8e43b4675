package tocsin.core.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeEnsembleTest {
  private static final TreeEnsemble.Summing PLAIN = new TreeEnsemble.Summing(0.25, false, false);

  private static TreeEnsemble ensemble(
      List<Tree> trees, int features, TreeEnsemble.Summing summing) {
    return new TreeEnsemble(trees, features, summing, Link.LOGISTIC, ModelLimits.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "1,50,2,false",
    "2,40,31,false",
    "3,30,64,false",
    "4,20,65,false",
    "5,20,31,true",
    "6,5,1,false"
  })
  void raw_anyTrees_equalsTheWalkOfEachTree(long seed, int count, int leaves, boolean categories) {
    System.out.println("seed " + seed);
    RandomTrees random = new RandomTrees(seed, 12, categories);
    List<Tree> trees = random.trees(count, leaves);
    TreeEnsemble ensemble = ensemble(trees, 12, PLAIN);

    for (int i = 0; i < 500; i++) {
      double[] row = random.row();
      double sum = 0.25;
      for (Tree tree : trees) {
        int at = tree.root();
        while (at >= 0) {
          at = tree.goesLeft(at, row[tree.feature[at]]) ? tree.left[at] : tree.right[at];
        }
        sum += tree.leafValue[~at];
      }
      assertThat(ensemble.raw(row)).isCloseTo(sum, within(1e-12));
      assertThat(ensemble.rawByWalk(row)).isCloseTo(sum, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"11,3,2,false", "12,4,12,false", "13,4,30,true", "14,2,90,true"})
  void contributions_anyTrees_areTheShapleyValues(
      long seed, int count, int leaves, boolean categories) {
    System.out.println("seed " + seed);
    RandomTrees random = new RandomTrees(seed, 6, categories);
    List<Tree> trees = random.trees(count, leaves);
    TreeEnsemble ensemble = ensemble(trees, 6, PLAIN);

    for (int i = 0; i < 20; i++) {
      double[] row = random.row();
      double[] expected = new double[7];
      expected[6] = 0.25;
      for (Tree tree : trees) {
        Shapley.add(tree, row, expected);
      }
      double[] contributions = ensemble.contributions(row);
      assertThat(contributions).containsExactly(expected, within(1e-10));
      double sum = java.util.Arrays.stream(contributions).sum();
      assertThat(sum).isCloseTo(ensemble.raw(row), within(1e-10));
    }
  }

  @Test
  void raw_averaged_isTheMeanOfTheTreesAndStillAddsUp() {
    RandomTrees random = new RandomTrees(21, 8, false);
    List<Tree> trees = random.trees(10, 16);
    TreeEnsemble summed = ensemble(trees, 8, new TreeEnsemble.Summing(0, false, false));
    TreeEnsemble averaged = ensemble(trees, 8, new TreeEnsemble.Summing(0, true, false));
    double[] row = random.row();

    assertThat(averaged.raw(row)).isCloseTo(summed.raw(row) / 10, within(1e-12));
    assertThat(java.util.Arrays.stream(averaged.contributions(row)).sum())
        .isCloseTo(averaged.raw(row), within(1e-10));
  }

  @Test
  void raw_floats_comparesAsFloatsDo() {
    double justBelow = Math.nextDown(1.0);
    Tree tree =
        new TreeBuilder(1, 1, ModelLimits.DEFAULT)
            .numeric(0, 0, Comparison.BELOW, 1, ~0, ~1)
            .leaf(0, -1)
            .leaf(1, 1)
            .build();
    TreeEnsemble doubles = ensemble(List.of(tree), 1, new TreeEnsemble.Summing(0, false, false));
    TreeEnsemble floats = ensemble(List.of(tree), 1, new TreeEnsemble.Summing(0, false, true));

    assertThat(doubles.raw(new double[] {justBelow})).isEqualTo(-1);
    assertThat(floats.raw(new double[] {justBelow})).isEqualTo(1);
  }

  @Test
  void contributions_withoutCovers_saysWhy() {
    Tree tree = new TreeBuilder(0, 1, ModelLimits.DEFAULT).leaf(0, 3).build();
    TreeEnsemble ensemble = ensemble(List.of(tree), 1, PLAIN);

    assertThat(ensemble.raw(new double[1])).isEqualTo(3.25);
    assertThatThrownBy(() -> ensemble.contributions(new double[1]))
        .hasMessageContaining("how much training data");
  }

  @Test
  void build_whatIsNoTree_namesTheSplit() {
    assertThatThrownBy(() -> two().numeric(1, 0, Comparison.AT_MOST, 0, 0, ~2).build())
        .hasMessage("split 1: split 0 is reached a second time: no tree");
    assertThatThrownBy(() -> two().numeric(1, 0, Comparison.AT_MOST, 0, ~0, ~2).build())
        .hasMessage("split 1: leaf 0 is reached a second time: no tree");
    assertThatThrownBy(() -> two().numeric(1, 0, Comparison.AT_MOST, 0, ~3, ~2))
        .hasMessage("split 1: left child is leaf 3; allowed is leaf 0 to 2");
    assertThatThrownBy(() -> two().numeric(1, 7, Comparison.AT_MOST, 0, ~1, ~2))
        .hasMessage("split 1: feature 7 is outside 0 to 1");
    assertThatThrownBy(() -> two().numeric(1, 0, Comparison.AT_MOST, Double.NaN, ~1, ~2))
        .hasMessage("split 1: threshold NaN divides nothing");
    assertThatThrownBy(() -> two().build()).hasMessage("split 1: is not described");
  }

  private static TreeBuilder two() {
    return new TreeBuilder(2, 2, ModelLimits.DEFAULT)
        .numeric(0, 0, Comparison.AT_MOST, 0, ~0, 1)
        .leaf(0, 1)
        .leaf(1, 2)
        .leaf(2, 3);
  }
}
