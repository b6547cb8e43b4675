package tocsin.core.trees;

import com.google.common.collect.ImmutableList;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A calibrated ensemble of numeric trees as bytes, big-endian, so that a pack can carry what
 * another format's reader has proven:
 *
 * <pre>
 * 8 magic "TOCSNTRE"   4 version   2 features, each 1 length + name in UTF-8
 * 2 points of calibration, each 8 raw + 8 probability   4 trees, each:
 *   4 splits, each 2 feature, 8 threshold, 1 missing, 1 default left, 4 left, 4 right, 8 cover
 *   splits + 1 leaves, each 8 value, 8 cover
 * 4 CRC-32 of all before
 * </pre>
 *
 * <p>What is not exactly so is refused with the reason.
 */
public final class TreesFormat {
  private static final long MAGIC = 0x544F43534E545245L;
  private static final int VERSION = 1;
  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_POINTS = 4096;
  private static final int SPLIT_BYTES = 28;
  private static final int LEAF_BYTES = 16;

  private TreesFormat() {}

  /**
   * A trained model.
   *
   * @param features names of a row's values, in order
   * @param trees raw scores
   * @param calibration raw score to probability
   */
  public record Trained(
      ImmutableList<String> features, TreeEnsemble trees, Calibration calibration) {}

  /**
   * The bytes of a model; equal models give equal bytes.
   *
   * @throws IllegalArgumentException when trees ask for categories or do not know their covers
   */
  public static byte[] write(
      List<String> features, List<Tree> trees, double[] raws, double[] probabilities) {
    ByteBuffer out = ByteBuffer.allocate(size(features, trees, raws.length));
    out.putLong(MAGIC).putInt(VERSION).putShort((short) features.size());
    for (String feature : features) {
      byte[] name = feature.getBytes(StandardCharsets.UTF_8);
      out.put((byte) name.length).put(name);
    }
    out.putShort((short) raws.length);
    for (int i = 0; i < raws.length; i++) {
      out.putDouble(raws[i]).putDouble(probabilities[i]);
    }
    out.putInt(trees.size());
    trees.forEach(tree -> write(tree, out));
    out.putInt(checksum(out.array(), out.position()));
    return out.array();
  }

  private static int size(List<String> features, List<Tree> trees, int points) {
    long size = 8 + 4 + 2 + 2 + 16L * points + 4 + 4;
    for (String feature : features) {
      int length = feature.getBytes(StandardCharsets.UTF_8).length;
      if (length > 100) {
        throw new IllegalArgumentException("a feature's name has " + length + " bytes; most 100");
      }
      size += 1 + length;
    }
    for (Tree tree : trees) {
      if (tree.hasCategories() || !tree.hasCovers()) {
        throw new IllegalArgumentException("a tree has categories or lacks covers");
      }
      size += 4 + (long) SPLIT_BYTES * tree.splits() + (long) LEAF_BYTES * tree.leaves();
    }
    if (size > MAX_BYTES || points > MAX_POINTS || features.size() > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          size + " bytes (most " + MAX_BYTES + "), " + points + " points (most 4096)");
    }
    return (int) size;
  }

  private static void write(Tree tree, ByteBuffer out) {
    out.putInt(tree.splits());
    for (int i = 0; i < tree.splits(); i++) {
      out.putShort((short) tree.feature[i]).putDouble(tree.threshold[i]);
      out.put((byte) tree.missing[i].ordinal()).put((byte) (tree.defaultLeft[i] ? 1 : 0));
      out.putInt(tree.left[i]).putInt(tree.right[i]).putDouble(tree.splitCover[i]);
    }
    for (int i = 0; i < tree.leaves(); i++) {
      out.putDouble(tree.leafValue[i]).putDouble(tree.leafCover[i]);
    }
  }

  /**
   * Reads a model.
   *
   * @throws IllegalArgumentException with the reason, when the bytes are no model of this version
   */
  public static Trained read(byte[] bytes) {
    if (bytes.length < 24 || ByteBuffer.wrap(bytes).getLong() != MAGIC) {
      throw refused("does not begin as trees of a pack");
    }
    int stored = ByteBuffer.wrap(bytes, bytes.length - 4, 4).getInt();
    if (stored != checksum(bytes, bytes.length - 4)) {
      throw refused("is damaged: its checksum does not fit");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 8, bytes.length - 12).slice();
    int version = in.getInt();
    if (version != VERSION) {
      throw refused("has version " + version + "; this program reads " + VERSION);
    }
    try {
      Trained trained = body(in);
      if (in.hasRemaining()) {
        throw refused("has " + in.remaining() + " bytes too many");
      }
      return trained;
    } catch (BufferUnderflowException e) {
      throw refused("ends too early");
    }
  }

  private static Trained body(ByteBuffer in) {
    ImmutableList.Builder<String> features = ImmutableList.builder();
    int names = count(in.getShort(), in, 1, "features");
    for (int i = 0; i < names; i++) {
      byte[] name = new byte[count(in.get(), in, 1, "bytes of a name")];
      in.get(name);
      features.add(new String(name, StandardCharsets.UTF_8));
    }
    int points = count(in.getShort(), in, 16, "points");
    double[] raws = new double[points];
    double[] probabilities = new double[points];
    for (int i = 0; i < points; i++) {
      raws[i] = in.getDouble();
      probabilities[i] = in.getDouble();
    }
    int count = count(in.getInt(), in, 4 + LEAF_BYTES, "trees");
    List<Tree> trees = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      trees.add(tree(in, names));
    }
    TreeEnsemble ensemble =
        new TreeEnsemble(
            trees,
            names,
            new TreeEnsemble.Summing(0, false, false),
            Link.LOGISTIC,
            ModelLimits.DEFAULT);
    return new Trained(features.build(), ensemble, Calibration.isotonic(raws, probabilities));
  }

  private static Tree tree(ByteBuffer in, int features) {
    int splits = count(in.getInt(), in, SPLIT_BYTES, "splits");
    TreeBuilder tree = new TreeBuilder(splits, features, ModelLimits.DEFAULT);
    double[] splitCovers = new double[splits];
    for (int i = 0; i < splits; i++) {
      int feature = in.getShort();
      double threshold = in.getDouble();
      int missing = in.get();
      boolean defaultLeft = in.get() != 0;
      if (missing < 0 || missing >= Missing.values().length) {
        throw refused("split " + i + ": no kind " + missing + " of missing value");
      }
      int left = in.getInt();
      tree.numeric(i, feature, Comparison.AT_MOST, threshold, left, in.getInt());
      tree.missing(i, Missing.values()[missing], defaultLeft);
      splitCovers[i] = in.getDouble();
    }
    double[] leafCovers = new double[splits + 1];
    for (int i = 0; i <= splits; i++) {
      tree.leaf(i, in.getDouble());
      leafCovers[i] = in.getDouble();
    }
    return tree.covers(splitCovers, leafCovers).build();
  }

  private static int count(int count, ByteBuffer in, int bytesEach, String what) {
    if (count < 0 || (long) count * bytesEach > in.remaining()) {
      throw refused("tells of " + count + " " + what + "; the bytes do not hold them");
    }
    return count;
  }

  private static IllegalArgumentException refused(String reason) {
    return new IllegalArgumentException("the trained model " + reason);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
