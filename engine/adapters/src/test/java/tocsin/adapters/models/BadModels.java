package tocsin.adapters.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Broken and hostile model files, each made from a sound committed bundle. */
final class BadModels {
  /**
   * A bad file.
   *
   * @param bundle the sound bundle
   * @param file which of its files is changed
   * @param what how, for the table
   * @param change the file's bytes before and after
   */
  record Case(String bundle, String file, String what, UnaryOperator<byte[]> change) {
    @Override
    public String toString() {
      return bundle + ": " + what;
    }
  }

  private final List<Case> cases = new ArrayList<>();
  private String bundle = "";
  private String file = "";

  static List<Case> all() {
    BadModels models = new BadModels();
    models.lightGbm();
    models.xgboostJson();
    models.xgboostUbj();
    models.scikitLearn();
    models.onnx();
    models.cards();
    models.bundles();
    return models.cases;
  }

  private void of(String nextBundle, String nextFile) {
    bundle = nextBundle;
    file = nextFile;
  }

  private void bytes(String what, UnaryOperator<byte[]> change) {
    cases.add(new Case(bundle, file, what, change));
  }

  private void text(String what, UnaryOperator<String> change) {
    bytes(what, bytes -> utf8(change.apply(new String(bytes, StandardCharsets.UTF_8))));
  }

  /** Replaces the first match of a pattern, which must be there. */
  private void edit(String what, String pattern, String with) {
    text(
        what,
        text -> {
          Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
          if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + bundle);
          }
          return matcher.replaceFirst(Matcher.quoteReplacement(with));
        });
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] sound(String bundle, String file) {
    try {
      return Files.readAllBytes(Bundles.committed().resolve(bundle).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void anyFormat() {
    bytes("empty", bytes -> new byte[0]);
    bytes("4,096 zero bytes", bytes -> new byte[4096]);
    bytes("a ZIP archive", bytes -> utf8("PK\u0003\u0004\u0014\u0000\u0000\u0000"));
    bytes("cut in half", bytes -> java.util.Arrays.copyOf(bytes, bytes.length / 2));
  }

  private void lightGbm() {
    of("lightgbm", "model.txt");
    anyFormat();
    bytes("a byte that is not UTF-8", bytes -> with(bytes, 500, (byte) 0xFF));
    text("cut before 'end of trees'", t -> t.substring(0, t.indexOf("end of trees")));
    edit("an old version", "^version=v4", "version=v2");
    edit("three classes", "^num_class=1", "num_class=3");
    edit("three trees an iteration", "^num_tree_per_iteration=1", "num_tree_per_iteration=3");
    edit("10^9 features", "^max_feature_idx=7", "max_feature_idx=1000000000");
    edit("other feature names", "f0 f1", "f1 f0");
    edit("a feature name too few", " f7$", "");
    edit("another objective", "^objective=.*", "objective=multiclass num_class:3");
    edit("sigmoid of 0", "sigmoid:1", "sigmoid:0");
    edit("a size of tree too few", "^tree_sizes=\\d+ ", "tree_sizes=");
    edit("10^9 leaves", "^num_leaves=15", "num_leaves=1000000000");
    edit("−1 leaves", "^num_leaves=15", "num_leaves=-1");
    edit("half a leaf", "^num_leaves=15", "num_leaves=14.5");
    edit("a leaf more than values", "^num_leaves=15", "num_leaves=16");
    edit("a cycle", "^left_child=\\S+", "left_child=0");
    edit("a child out of range", "^left_child=\\S+", "left_child=99");
    edit("a leaf out of range", "^left_child=\\S+", "left_child=-2147483648");
    edit("a child reached twice", "^left_child=\\S+", "left_child=1");
    edit("a threshold that is NaN", "^threshold=\\S+", "threshold=nan");
    edit("a leaf that is infinite", "^leaf_value=\\S+", "leaf_value=1e999");
    edit("a number in hexadecimal", "^leaf_value=\\S+", "leaf_value=0x1p3");
    edit("a feature out of range", "^split_feature=\\S+", "split_feature=8");
    edit("a kind of missing value that is none", "^decision_type=\\S+", "decision_type=12");
    edit("a categorical split without a set", "^decision_type=\\S+", "decision_type=1");
    edit(
        "a set of 2·10^9 categories",
        "^num_cat=0",
        "num_cat=1\ncat_boundaries=0 2000000000\ncat_threshold=1");
    edit("a cover below 0", "^leaf_count=\\S+", "leaf_count=-5");
    edit("a linear tree", "^is_linear=0", "is_linear=1");
    edit("a key twice in a tree", "^num_cat=0", "num_cat=0\nnum_cat=0");
    text(
        "a million keys",
        t -> {
          StringBuilder keys = new StringBuilder("tree\n");
          for (int i = 0; i < 1_000_000; i++) {
            keys.append('k').append(i).append("=1\n");
          }
          return keys.toString();
        });
    text("20,000,000 empty lines", t -> "tree" + "\n".repeat(20_000_000));
    edit("trees out of order", "^Tree=1$", "Tree=5");
    text("10,001 trees", t -> header(t) + trees(10_001) + "end of trees\n");
    text("a tree 300 splits deep", t -> header(t) + chain(300) + "end of trees\n");
  }

  private static String header(String text) {
    String header = text.substring(0, text.indexOf("Tree=0"));
    return header.replaceAll("tree_sizes=.*\n", "");
  }

  private static String trees(int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append("Tree=").append(i).append("\nnum_leaves=1\nleaf_value=0.1\n\n");
    }
    return out.toString();
  }

  private static String chain(int depth) {
    StringBuilder left = new StringBuilder("left_child=");
    StringBuilder right = new StringBuilder("right_child=");
    for (int i = 0; i < depth; i++) {
      left.append(~i).append(' ');
      right.append(i + 1 < depth ? i + 1 : ~depth).append(' ');
    }
    return "Tree=0\nnum_leaves="
        + (depth + 1)
        + "\nsplit_feature="
        + "0 ".repeat(depth)
        + "\nthreshold="
        + "0 ".repeat(depth)
        + "\ndecision_type="
        + "2 ".repeat(depth)
        + "\n"
        + left
        + "\n"
        + right
        + "\nleaf_value="
        + "0 ".repeat(depth + 1)
        + "\n";
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  private void xgboostJson() {
    of("xgboost-json", "booster.json");
    anyFormat();
    text("100,000 brackets deep", t -> "[".repeat(100_000));
    text("2,000,000 empty objects", t -> "[" + "{},".repeat(2_000_000) + "{}]");
    text(
        "UTF-16",
        t -> new String(t.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1));
    text("text behind the document", t -> t + " {}");
    edit("a key twice", "\"num_class\":\"0\"", "\"num_class\":\"0\",\"num_class\":\"0\"");
    text("another document", t -> "{\"version\":[3,0,4]}");
    text("a list for a document", t -> "[1,2]");
    edit("booster gblinear", "\"name\":\"gbtree\"", "\"name\":\"gblinear\"");
    edit("booster dart", "\"name\":\"gbtree\"", "\"name\":\"dart\"");
    edit("three classes", "\"num_class\":\"0\"", "\"num_class\":\"3\"");
    edit("two targets", "\"num_target\":\"1\"", "\"num_target\":\"2\"");
    edit("10^9 trees", "\"num_trees\":\"12\"", "\"num_trees\":\"1000000000\"");
    edit("a tree more than there are", "\"num_trees\":\"12\"", "\"num_trees\":\"13\"");
    edit("10^9 nodes", "\"num_nodes\":\"\\d+\"", "\"num_nodes\":\"1000000000\"");
    edit(
        "another number of features",
        "\"num_feature\":\"8\",\"num_t",
        "\"num_feature\":\"9\",\"num_t");
    edit("a child out of range", "\"left_children\":\\[1", "\"left_children\":[999");
    edit("a child that is no whole number", "\"left_children\":\\[1", "\"left_children\":[1.5");
    edit("a cycle", "\"left_children\":\\[1", "\"left_children\":[0");
    edit("one child only", "\"left_children\":\\[1", "\"left_children\":[-1");
    edit("base score NaN", "\"base_score\":\"[^\"]*\"", "\"base_score\":\"nan\"");
    edit("base score 1.5 of a probability", "\"base_score\":\"[^\"]*\"", "\"base_score\":\"1.5\"");
    edit("two base scores", "\"base_score\":\"[^\"]*\"", "\"base_score\":[0.5,0.5]");
    edit("a categorical split", "\"split_type\":\\[0", "\"split_type\":[1");
    edit(
        "a threshold beyond floats",
        "\"split_conditions\":\\[[^,]*",
        "\"split_conditions\":[-1e999");
    edit("a text among numbers", "\"split_conditions\":\\[[^,]*", "\"split_conditions\":[\"1\"");
    edit("NaN among numbers", "\"split_conditions\":\\[[^,]*", "\"split_conditions\":[NaN");
    edit(
        "a number of 1,000 digits",
        "\"split_conditions\":\\[",
        "\"split_conditions\":[" + "1".repeat(1000));
    edit("a number too few", "\"split_conditions\":\\[[^,]*,", "\"split_conditions\":[");
    edit("a feature out of range", "\"split_indices\":\\[\\d+", "\"split_indices\":[8");
    edit("another objective", "binary:logistic", "multi:softprob");
    edit("a tree of another output", "\"tree_info\":\\[0", "\"tree_info\":[1");
  }

  private void xgboostUbj() {
    of("xgboost-ubj", "booster.ubj");
    anyFormat();
    bytes("a length below 0", b -> concat(utf8("{L"), longs(-5), utf8("learner{}}")));
    bytes("a length of 2^62", b -> concat(utf8("{L"), longs(1L << 62), utf8("learner{}}")));
    bytes("10^9 typed nulls", b -> concat(utf8("[$Z#L"), longs(1_000_000_000)));
    bytes("10^9 typed floats in no bytes", b -> concat(utf8("[$d#L"), longs(1_000_000_000)));
    bytes("an untyped list of 10^9", b -> concat(utf8("[#L"), longs(1_000_000_000)));
    bytes("100,000 brackets deep", b -> utf8("[".repeat(100_000)));
    bytes("2,000,000 empty lists", b -> concat(utf8("["), utf8("[]".repeat(2_000_000)), utf8("]")));
    bytes("a field twice", b -> utf8("{U\u0001aZU\u0001aZ}"));
    bytes("an unknown marker", b -> utf8("{U\u0001a?}"));
    bytes("a text for a length", b -> utf8("{SU\u0001a"));
    bytes("a text that is not UTF-8", b -> new byte[] {'{', 'U', 1, (byte) 0xFF, 'Z', '}'});
    bytes("bytes behind the document", b -> concat(b, new byte[] {'Z'}));
    bytes("padding without end", b -> utf8("N".repeat(10_000)));
  }

  private static byte[] longs(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private void scikitLearn() {
    of("sklearn-text-char", "weights.json");
    edit("weights that are no base64", "\"coef\": \"", "\"coef\": \"%%%");
    edit("weights cut short", "\"coef\": \"[^\"]{16}", "\"coef\": \"");
    edit("a weight that is NaN", "\"coef\": \"[^\"]{16}", "\"coef\": \"AAAAAAAA+H8AAAAA");
    edit("10^9 features", "\"n_features\": \\d+", "\"n_features\": 1000000000");
    edit("no features", "\"n_features\": \\d+", "\"n_features\": 0");
    edit("grams of 5 to 2", "\"ngram_range\": \\[2, 4\\]", "\"ngram_range\": [5, 2]");
    edit("grams of 1 to 10^9", "\"ngram_range\": \\[2, 4\\]", "\"ngram_range\": [1, 1000000000]");
    edit("another analyzer", "\"analyzer\": \"char\"", "\"analyzer\": \"callable\"");
    edit("accents stripped", "\"strip_accents\": null", "\"strip_accents\": \"unicode\"");
    edit("an unknown setting", "\"binary\"", "\"dtype\": \"f8\", \"binary\"");
    of("sklearn-linear", "weights.json");
    edit("a scale of 0", "\"scale\": \"[^\"]*\"", "\"scale\": [1, 0, 1, 1]");
    edit("a mean too few", "\"mean\": \"[^\"]*\"", "\"mean\": [1, 0, 1]");
    edit("an infinite intercept", "\"intercept\": [^,]*", "\"intercept\": 1e999");
    edit("another link", "\"logistic\"", "\"probit\"");
  }

  private void onnx() {
    of("onnx-trees", "model.onnx");
    anyFormat();
    bytes("a varint of 11 bytes", b -> concat(new byte[] {0x08}, ones(10), new byte[] {1}));
    bytes("a varint of 70 bits", b -> concat(new byte[] {0x08}, ones(9), new byte[] {0x7F}));
    bytes("a length of 2^63", b -> concat(new byte[] {0x3A}, ones(9), new byte[] {1}));
    bytes("a length beyond the message", b -> new byte[] {0x3A, 4, 0x0A, 100, 0, 0});
    bytes("a field of the number 0", b -> new byte[] {0x02, 0});
    bytes("a group, which no one writes", b -> new byte[] {0x0B});
    bytes("1,000 operators", b -> operators(1000));
    bytes("an operator that is none", b -> operators(1));
    latin("a child out of range", "nodes_truenodeids@\u0001", "nodes_truenodeids@\u0063");
    latin("a cycle", "nodes_truenodeids@\u0001", "nodes_truenodeids@\u0000");
    latin("a feature out of range", "nodes_featureids@.", "nodes_featureids@\u0009");
    latin("an unknown mode", "BRANCH_GT(?!E)", "BRANCH_EQ");
    latin("a column too short", "nodes_values", "nodes_valuez");
    latin("another transform", "LOGISTIC", "PROBIT__");
    latin("another operator", "TreeEnsembleClassifier", "SVMClassifier_________");
  }

  private static byte[] ones(int count) {
    byte[] bytes = new byte[count];
    java.util.Arrays.fill(bytes, (byte) 0xFF);
    return bytes;
  }

  /** A graph of nodes without operators. */
  private static byte[] operators(int count) {
    byte[] node = {0x0A, 3, 0x22, 1, 'Q'};
    ByteArrayOutputStream graph = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      graph.writeBytes(node);
    }
    int size = graph.size();
    byte[] header = {0x3A, (byte) ((size & 127) | 128), (byte) (size >> 7)};
    return concat(header, graph.toByteArray());
  }

  /** Edits a binary file as if it were text; {@code @} is the tag of a number in a list of them. */
  private void latin(String what, String pattern, String with) {
    bytes(
        what,
        bytes -> {
          String text = new String(bytes, StandardCharsets.ISO_8859_1);
          Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
          if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + bundle);
          }
          String changed = matcher.replaceFirst(Matcher.quoteReplacement(with));
          return changed.getBytes(StandardCharsets.ISO_8859_1);
        });
  }

  private void cards() {
    of("card-json", "card.json");
    edit("edges that fall", "\"below\": 30", "\"below\": 3");
    edit("a last bin with an edge", "\"points\": -5", "\"below\": 99, \"points\": -5");
    edit("a feature that is unknown", "\"visits\"", "\"vists\"");
    of("card-csv", "card.csv");
    edit("other columns", "^feature,below,points,reason", "feature,upto,points,reason");
    edit("points that are no number", ",40,", ",NaN,");
    edit("a column too few", "DOMAIN_NEW", "A\nageDays,1");
    edit("the base twice", "^\\*,,10,", "*,,10,\n*,,10,");
    edit("a quote without end", "DOMAIN_NEW", "\"DOMAIN_NEW");
  }

  private void bundles() {
    of("lightgbm", "model.json");
    edit("another hash of the names", "\"schemaHash\": \"....", "\"schemaHash\": \"0000");
    edit("a name twice", "\"f1\"", "\"f0\"");
    edit("a file outside the folder", "\"file\": \"model.txt\"", "\"file\": \"../model.txt\"");
    edit("a file that is missing", "\"file\": \"model.txt\"", "\"file\": \"modell.txt\"");
    edit("another kind", "\"kind\": \"lightgbm-text\"", "\"kind\": \"pmml\"");
    edit("the kind of another file", "\"kind\": \"lightgbm-text\"", "\"kind\": \"xgboost-json\"");
    edit("an unknown field", "\"golden\"", "\"goldn\"");
    edit(
        "a calibration that falls",
        "\"kind\": \"none\"",
        "\"kind\": \"isotonic\", \"raw\": [0, 1], \"probability\": [0.5, 0.4]");
    of("lightgbm", "golden.csv");
    text(
        "golden rows: three",
        t -> t.lines().limit(4).collect(java.util.stream.Collectors.joining("\n")));
    edit("golden rows: other columns", "^f0,f1", "f1,f0");
    edit("golden rows: a raw score off by 1", "(?<=,)-?\\d+\\.\\d+$", "9");
    edit("golden rows: a raw score too few", ",-?\\d+\\.\\d+$", "");
  }
}
