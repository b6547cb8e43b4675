package tocsin.adapters.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of an ONNX graph: its operator and attributes, which are numbers, texts or lists of them.
 * Confined to one thread while it is read.
 */
final class OnnxNode {
  private final ModelFile file;
  private final List<String> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private final Map<String, double[]> numbers = new LinkedHashMap<>();
  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private String operator = "";

  /** Reads NodeProto: input 1, output 2, op_type 4, attribute 5. */
  OnnxNode(ModelFile file, Proto node) {
    this.file = file;
    for (int field = node.next(); field != 0; field = node.next()) {
      switch (field) {
        case 1 -> inputs.add(node.text());
        case 2 -> outputs.add(node.text());
        case 4 -> operator = node.text();
        case 5 -> attribute(node.message());
        default -> node.skip();
      }
    }
  }

  /** AttributeProto: name 1, f 2, i 3, s 4, floats 7, ints 8, strings 9; others are not read. */
  private void attribute(Proto attribute) {
    String name = "";
    Doubles values = new Doubles();
    List<String> strings = new ArrayList<>();
    for (int field = attribute.next(); field != 0; field = attribute.next()) {
      switch (field) {
        case 1 -> name = attribute.text();
        case 2, 7 -> attribute.reals(values);
        case 3, 8 -> attribute.wholes(values);
        case 4, 9 -> strings.add(attribute.text());
        default -> attribute.skip();
      }
      if (strings.size() > 3 * file.limits().maxNodes()) {
        throw attribute.fault("more than " + 3 * file.limits().maxNodes() + " texts");
      }
    }
    if (numbers.put(name, values.toArray()) != null) {
      throw attribute.fault("the attribute '" + ModelFile.shown(name) + "' is there twice");
    }
    texts.put(name, strings);
  }

  String operator() {
    return operator;
  }

  /** Whether this node's first input is an output of another. */
  boolean follows(OnnxNode other) {
    return !inputs.isEmpty() && other.outputs.contains(inputs.get(0));
  }

  BadModelException fault(String attribute, String reason) {
    return file.fault(attribute.isEmpty() ? operator : operator + "." + attribute, reason);
  }

  double[] numbers(String attribute) {
    double[] values = numbers.get(attribute);
    return values == null ? new double[0] : values;
  }

  /** Numbers, exactly so many. */
  double[] numbers(String attribute, int length) {
    double[] values = numbers(attribute);
    if (values.length != length) {
      throw fault(attribute, "has " + values.length + " numbers; needed are " + length);
    }
    return values;
  }

  List<String> texts(String attribute) {
    return texts.getOrDefault(attribute, List.of());
  }

  String text(String attribute, String absent) {
    List<String> found = texts(attribute);
    return found.isEmpty() ? absent : found.get(0);
  }
}
