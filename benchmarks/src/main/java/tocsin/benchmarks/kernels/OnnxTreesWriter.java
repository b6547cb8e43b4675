package tocsin.benchmarks.kernels;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes LightGBM's trees (numeric splits, missing values marked by NaN) as an ONNX model of one
 * TreeEnsembleRegressor (ai.onnx.ml 3, opset 13, IR 8), whose only output is the raw score. Field
 * numbers are those of onnx.proto3.
 */
final class OnnxTreesWriter {
  static final String INPUT = "row";

  private static final int FLOAT = 1;
  private static final int DEFAULT_LEFT = 2;

  private final List<Long> treeIds = new ArrayList<>();
  private final List<Long> nodeIds = new ArrayList<>();
  private final List<Long> features = new ArrayList<>();
  private final List<Long> yes = new ArrayList<>();
  private final List<Long> no = new ArrayList<>();
  private final List<Long> missingYes = new ArrayList<>();
  private final List<Float> thresholds = new ArrayList<>();
  private final List<String> modes = new ArrayList<>();
  private final List<Long> leafTrees = new ArrayList<>();
  private final List<Long> leafNodes = new ArrayList<>();
  private final List<Float> leafValues = new ArrayList<>();

  private OnnxTreesWriter() {}

  /**
   * The model's bytes.
   *
   * @param lightGbm the text that LightGBM saves
   */
  static byte[] model(String lightGbm, int features) {
    OnnxTreesWriter writer = new OnnxTreesWriter();
    String[] parts = lightGbm.split("\nTree=", -1);
    for (int tree = 1; tree < parts.length; tree++) {
      writer.tree(tree - 1, parts[tree]);
    }
    return writer.bytes(features);
  }

  /** Splits keep their numbers; leaf n comes after them. */
  private void tree(long id, String text) {
    String[] splitFeatures = cells(text, "split_feature");
    String[] values = cells(text, "threshold");
    String[] decisions = cells(text, "decision_type");
    String[] left = cells(text, "left_child");
    String[] right = cells(text, "right_child");
    int splits = values.length;
    for (int i = 0; i < splits; i++) {
      boolean defaultLeft = (Integer.parseInt(decisions[i]) & DEFAULT_LEFT) != 0;
      node(id, i, "BRANCH_LEQ");
      features.add(Long.parseLong(splitFeatures[i]));
      thresholds.add(atMost(number(values[i])));
      yes.add(child(left[i], splits));
      no.add(child(right[i], splits));
      missingYes.add(defaultLeft ? 1L : 0L);
    }
    String[] leaves = cells(text, "leaf_value");
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      int number = splits + leaf;
      node(id, number, "LEAF");
      features.add(0L);
      thresholds.add(0f);
      yes.add(0L);
      no.add(0L);
      missingYes.add(0L);
      leafTrees.add(id);
      leafNodes.add((long) number);
      leafValues.add(Float.parseFloat(leaves[leaf]));
    }
  }

  private void node(long tree, long id, String mode) {
    treeIds.add(tree);
    nodeIds.add(id);
    modes.add(mode);
  }

  private static String[] cells(String text, String name) {
    int from = text.indexOf("\n" + name + "=") + name.length() + 2;
    return text.substring(from, text.indexOf('\n', from)).split(" ", -1);
  }

  /** LightGBM's way to write a threshold that only missing values fail. */
  private static double number(String text) {
    return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  private static long child(String text, int splits) {
    int child = Integer.parseInt(text);
    return child < 0 ? splits + ~child : child;
  }

  /** The largest float that is not above a threshold: floats compare with it as with the double. */
  private static float atMost(double threshold) {
    float near = (float) threshold;
    return near > threshold ? Math.nextDown(near) : near;
  }

  private byte[] bytes(int width) {
    Message node =
        new Message()
            .text(1, INPUT)
            .text(2, "raw")
            .text(4, "TreeEnsembleRegressor")
            .text(7, "ai.onnx.ml");
    node.part(5, integers("nodes_treeids", treeIds));
    node.part(5, integers("nodes_nodeids", nodeIds));
    node.part(5, integers("nodes_featureids", features));
    node.part(5, integers("nodes_truenodeids", yes));
    node.part(5, integers("nodes_falsenodeids", no));
    node.part(5, integers("nodes_missing_value_tracks_true", missingYes));
    node.part(5, floats("nodes_values", thresholds));
    node.part(5, strings("nodes_modes", modes));
    node.part(5, integers("target_treeids", leafTrees));
    node.part(5, integers("target_nodeids", leafNodes));
    node.part(5, integers("target_ids", leafTrees.stream().map(tree -> 0L).toList()));
    node.part(5, floats("target_weights", leafValues));
    node.part(5, new Message().text(1, "n_targets").number(3, 1).number(20, 2));
    Message graph =
        new Message()
            .part(1, node)
            .text(2, "trees")
            .part(11, value(INPUT, width))
            .part(12, value("raw", 1));
    return new Message()
        .number(1, 8)
        .part(7, graph)
        .part(8, new Message().text(1, "").number(2, 13))
        .part(8, new Message().text(1, "ai.onnx.ml").number(2, 3))
        .bytes();
  }

  /** One row of floats under a name. */
  private static Message value(String name, int width) {
    Message shape =
        new Message().part(1, new Message().number(1, 1)).part(1, new Message().number(1, width));
    Message tensor = new Message().number(1, FLOAT).part(2, shape);
    return new Message().text(1, name).part(2, new Message().part(1, tensor));
  }

  private static Message integers(String name, List<Long> values) {
    Message attribute = new Message().text(1, name);
    values.forEach(value -> attribute.number(8, value));
    return attribute.number(20, 7);
  }

  private static Message floats(String name, List<Float> values) {
    Message attribute = new Message().text(1, name);
    values.forEach(value -> attribute.real(7, value));
    return attribute.number(20, 6);
  }

  private static Message strings(String name, List<String> values) {
    Message attribute = new Message().text(1, name);
    values.forEach(value -> attribute.text(9, value));
    return attribute.number(20, 8);
  }

  /** A message in protobuf's wire format. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message real(int field, float value) {
      varint((long) field << 3 | 5);
      out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
      return this;
    }

    Message text(int field, String value) {
      return block(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message part(int field, Message value) {
      return block(field, value.bytes());
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private Message block(int field, byte[] bytes) {
      varint((long) field << 3 | 2);
      varint(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~127L) != 0) {
        out.write((int) ((rest & 127) | 128));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
