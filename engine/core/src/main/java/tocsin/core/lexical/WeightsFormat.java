package tocsin.core.lexical;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Weights as bytes, big-endian:
 *
 * <pre>
 * 8 magic "TOCSNLEX"   4 version   4 schema of the features   1 + 1 bits of tables
 * 1 length + name in UTF-8   4 bias   4 host scale   4 path scale
 * 1 thresholds, each 4 rate + 4 margin   2 steps, each 4 margin + 4 probability
 * 2^bits weights of hosts, 2^bits weights of paths, of one byte   4 CRC-32 of all before
 * </pre>
 *
 * <p>What is not exactly so is refused with the reason; nothing is allocated by a size that the
 * bytes claim before it is checked against their number.
 */
public final class WeightsFormat {
  private static final long MAGIC = 0x544F43534E4C4558L;
  private static final int VERSION = 1;
  private static final int MAX_BITS = 20;
  private static final int MAX_NAME = 64;
  private static final int MAX_THRESHOLDS = 8;

  private WeightsFormat() {}

  /** The bytes of a model; equal weights give equal bytes. */
  public static byte[] write(LexicalWeights weights) {
    byte[] name = weights.name().getBytes(StandardCharsets.UTF_8);
    List<LexicalWeights.Threshold> thresholds = weights.thresholds();
    if (name.length > MAX_NAME || thresholds.size() > MAX_THRESHOLDS) {
      throw new IllegalArgumentException(
          "name of " + name.length + " bytes (most 64), " + thresholds.size() + " thresholds (8)");
    }
    StepTable steps = weights.calibration();
    int head = 8 + 4 + 4 + 2 + 1 + name.length + 12 + 1 + 8 * thresholds.size() + 2;
    ByteBuffer out =
        ByteBuffer.allocate(
            head + 8 * steps.size() + weights.hostTable().length + weights.pathTable().length + 4);
    out.putLong(MAGIC).putInt(VERSION).putInt(LexicalFeatures.SCHEMA);
    out.put((byte) weights.hostBits()).put((byte) weights.pathBits());
    out.put((byte) name.length).put(name);
    LexicalWeights.Scales scales = weights.scales();
    out.putFloat(scales.bias()).putFloat(scales.host()).putFloat(scales.path());
    out.put((byte) thresholds.size());
    for (LexicalWeights.Threshold threshold : thresholds) {
      out.putFloat(threshold.rate()).putFloat(threshold.margin());
    }
    out.putShort((short) steps.size());
    for (int i = 0; i < steps.size(); i++) {
      out.putFloat(steps.from(i)).putFloat(steps.probability(i));
    }
    out.put(weights.hostTable()).put(weights.pathTable());
    out.putInt(checksum(out.array(), out.position()));
    return out.array();
  }

  /**
   * Reads a model.
   *
   * @throws IllegalArgumentException with the reason, when the bytes are no model of this version
   */
  public static LexicalWeights read(byte[] bytes) {
    if (bytes.length < 24 || ByteBuffer.wrap(bytes).getLong() != MAGIC) {
      throw refused("does not begin as a lexical model");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 8, bytes.length - 12).slice();
    int version = in.getInt();
    if (version != VERSION) {
      throw refused("has version " + version + "; this program reads " + VERSION);
    }
    int schema = in.getInt();
    if (schema != LexicalFeatures.SCHEMA) {
      throw refused("was made for other features (" + Integer.toHexString(schema) + ")");
    }
    int stored = ByteBuffer.wrap(bytes, bytes.length - 4, 4).getInt();
    if (stored != checksum(bytes, bytes.length - 4)) {
      throw refused("is damaged or cut off: its checksum does not agree");
    }
    return body(in);
  }

  private static LexicalWeights body(ByteBuffer in) {
    int hostBits = count(in, 1, MAX_BITS, "bits of hosts");
    int pathBits = count(in, 1, MAX_BITS, "bits of paths");
    byte[] name = new byte[count(in, 1, MAX_NAME, "bytes of name")];
    take(in, name.length).get(name);
    float[] scales = floats(in, 3);
    float[] cuts = floats(in, 2 * count(in, 1, MAX_THRESHOLDS, "thresholds"));
    float[] steps = floats(in, 2 * count(in, 2, StepTable.MAX_STEPS, "steps"));
    if (in.remaining() != (1 << hostBits) + (1 << pathBits)) {
      throw refused(
          "holds " + in.remaining() + " weights for " + hostBits + " and " + pathBits + " bits");
    }
    byte[] hosts = new byte[1 << hostBits];
    in.get(hosts);
    byte[] paths = new byte[1 << pathBits];
    in.get(paths);
    try {
      return new LexicalWeights(
          new String(name, StandardCharsets.UTF_8),
          new LexicalWeights.Scales(scales[0], scales[1], scales[2]),
          hosts,
          paths,
          stepTable(steps),
          thresholds(cuts));
    } catch (IllegalArgumentException e) {
      throw refused("is not sound: " + e.getMessage());
    }
  }

  private static StepTable stepTable(float[] pairs) {
    float[] from = new float[pairs.length / 2];
    float[] probability = new float[pairs.length / 2];
    for (int i = 0; i < from.length; i++) {
      from[i] = pairs[2 * i];
      probability[i] = pairs[2 * i + 1];
    }
    return new StepTable(from, probability);
  }

  private static List<LexicalWeights.Threshold> thresholds(float[] pairs) {
    List<LexicalWeights.Threshold> thresholds = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      thresholds.add(new LexicalWeights.Threshold(pairs[i], pairs[i + 1]));
    }
    return thresholds;
  }

  private static float[] floats(ByteBuffer in, int count) {
    ByteBuffer taken = take(in, 4 * count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = taken.getFloat();
    }
    return values;
  }

  private static int count(ByteBuffer in, int width, int most, String what) {
    ByteBuffer field = take(in, width);
    int count =
        width == 1 ? Byte.toUnsignedInt(field.get()) : Short.toUnsignedInt(field.getShort());
    if (count > most) {
      throw refused("claims " + count + " " + what + "; most are " + most);
    }
    return count;
  }

  private static ByteBuffer take(ByteBuffer in, int length) {
    if (in.remaining() < length) {
      throw refused("ends too early");
    }
    ByteBuffer taken = in.slice(in.position(), length);
    in.position(in.position() + length);
    return taken;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static IllegalArgumentException refused(String reason) {
    return new IllegalArgumentException("the file " + reason);
  }
}
