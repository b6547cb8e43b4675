package tocsin.adapters.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tocsin.core.trees.ModelLimits;

/** The bytes of a model, and what its readers need to know. Immutable but for its bytes. */
final class ModelFile {
  /** Largest file that is read, some ten times a tuner's model. */
  static final int MAX_BYTES = 64 << 20;

  private static final int MAX_SHOWN = 60;

  private final String name;
  private final byte[] bytes;
  private final List<String> features;
  private final ModelLimits limits;

  /**
   * @param name for messages
   * @param bytes not copied; whoever gives them writes them no more
   * @param features names of a row's values, in order; one name for a model of texts
   */
  ModelFile(String name, byte[] bytes, List<String> features, ModelLimits limits) {
    this.name = name;
    this.bytes = bytes;
    this.features = List.copyOf(features);
    this.limits = limits;
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  List<String> features() {
    return features;
  }

  ModelLimits limits() {
    return limits;
  }

  /** The bytes of a file of the bundle. */
  static byte[] bytes(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      if (!Files.isRegularFile(file)) {
        throw new BadModelException(name, "", "the file is missing or no plain file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new BadModelException(name, "", "longer than " + MAX_BYTES + " bytes");
        }
        return bytes;
      }
    } catch (IOException e) {
      throw new BadModelException(name, "", "cannot be read: " + e.getMessage());
    }
  }

  BadModelException fault(String place, String reason) {
    return new BadModelException(name, place, reason);
  }

  /** The text, if it is UTF-8. */
  String text() {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(in)
          .toString();
    } catch (CharacterCodingException e) {
      throw fault("byte " + in.position(), "is not UTF-8");
    }
  }

  /** Refuses names of the model's own that are not those of the schema. */
  void requireNames(String place, List<String> own) {
    if (own.size() != features.size()) {
      throw fault(place, own.size() + " features; model.json names " + features.size());
    }
    for (int i = 0; i < own.size(); i++) {
      if (!own.get(i).equals(features.get(i))) {
        throw fault(
            place,
            "feature "
                + i
                + " is '"
                + shown(own.get(i))
                + "'; model.json names '"
                + shown(features.get(i))
                + "'");
      }
    }
  }

  /** Refuses a number of features that is not the schema's. */
  void requireFeatures(String place, long count) {
    if (count != features.size()) {
      throw fault(place, count + " features; model.json names " + features.size());
    }
  }

  /** A value as messages show it. */
  static String shown(String value) {
    String cut = value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "…";
    StringBuilder out = new StringBuilder(cut.length());
    cut.chars().forEach(c -> out.append(Character.isISOControl(c) ? '?' : (char) c));
    return out.toString();
  }
}
