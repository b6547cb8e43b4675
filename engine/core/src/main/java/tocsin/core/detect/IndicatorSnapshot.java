package tocsin.core.detect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import tocsin.core.kernel.Hash64;

/**
 * An index as one sequence of bytes that is used where it lies: what one process wrote, all
 * processes of a machine map.
 *
 * <p>Layout, little-endian: {@code TOCSINIX}, version (int), a mark that tells the order of bytes
 * (int), length of it all (long), key of the tables (long), a check of the key (long), indicators,
 * names and keys (int each), sections (int); then for each section its place, its length (long
 * each) and the CRC-32C of its content (int, padded to a long); then the CRC-32C of all this (int,
 * padded). Sections begin at multiples of 8, in order, with nothing but zeros between.
 *
 * <p>The key is secret: who knows it can choose hosts that collide. The bytes must not be readable
 * by everybody.
 */
public final class IndicatorSnapshot {
  /** Versions change with every change of the layout, of hashing, and of the order of kinds. */
  private static final int VERSION = 2;

  private static final long MAGIC = 0x58494E4953434F54L;
  private static final int ORDER = 0x01020304;
  private static final long CHECK = 0x736E617073686F74L;
  private static final int FIXED = 56;
  private static final int PER_SECTION = 24;
  private static final int HEADER = FIXED + PER_SECTION * IndicatorTable.SECTIONS + 8;

  private IndicatorSnapshot() {}

  /** Whether bytes begin as a snapshot does. */
  public static boolean isSnapshot(ByteBuffer bytes) {
    return bytes.remaining() >= 8 && little(bytes).getLong(bytes.position()) == MAGIC;
  }

  /** Bytes of the beginning that {@link #isSnapshot} needs. */
  public static int magicLength() {
    return 8;
  }

  /**
   * An index as bytes, to be written one after the other. The same indicators under the same key
   * give the same bytes. O(size) when the index has changes to fold in.
   */
  public static List<ByteBuffer> write(IndicatorIndex index) {
    IndicatorIndex folded = index.folded();
    List<ByteBuffer> sections = folded.sections();
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    List<ByteBuffer> out = new ArrayList<>(List.of(header));
    long at = HEADER;
    List<Long> places = new ArrayList<>();
    for (ByteBuffer section : sections) {
      places.add(at);
      out.add(whole(section));
      int padding = -section.capacity() & 7;
      out.add(ByteBuffer.allocate(padding));
      at += section.capacity() + padding;
    }
    header.putLong(MAGIC).putInt(VERSION).putInt(ORDER).putLong(at);
    header.putLong(folded.seed()).putLong(check(folded.seed()));
    header.putInt(folded.size()).putInt(folded.names()).putInt(folded.keys());
    header.putInt(sections.size());
    for (int i = 0; i < sections.size(); i++) {
      ByteBuffer section = sections.get(i);
      header.putLong(places.get(i)).putLong(section.capacity()).putLong(sum(whole(section)));
    }
    header.putLong(sum(header.duplicate().flip())).flip();
    return out;
  }

  /**
   * The index in a snapshot, read where it lies: the bytes must not change as long as it is used.
   * Everything is checked first, O(size).
   *
   * @throws IllegalArgumentException when the bytes are no such snapshot, with what and why
   */
  public static IndicatorIndex read(ByteBuffer bytes) {
    ByteBuffer all = little(whole(bytes));
    require(all.capacity() >= 16, all.capacity() + " bytes are too few for a snapshot");
    require(all.getLong(0) == MAGIC, "does not begin as a tocsin index snapshot");
    int order = all.getInt(12);
    require(order == ORDER, "was written in another order of bytes (mark " + hex(order) + ")");
    int version = all.getInt(8);
    require(
        version == VERSION,
        "has version "
            + version
            + (version > VERSION ? ", newer than this program's " : ", this program reads ")
            + VERSION
            + "; write it again with `tocsin feeds snapshot`");
    require(all.capacity() >= HEADER, "ends within its header, after " + all.capacity() + " bytes");
    long length = all.getLong(16);
    require(length == all.capacity(), "has " + all.capacity() + " bytes and should have " + length);
    ByteBuffer header = all.duplicate().limit(HEADER - 8);
    require(all.getLong(HEADER - 8) == sum(header), "has a damaged header (checksum)");
    long seed = all.getLong(24);
    require(all.getLong(32) == check(seed), "has a key that does not match its check");
    int count = all.getInt(52);
    require(count == IndicatorTable.SECTIONS, "has " + count + " sections");
    IndicatorIndex index = IndicatorIndex.of(seed, sections(all));
    require(
        all.getInt(40) == index.size()
            && all.getInt(44) == index.names()
            && all.getInt(48) == index.keys(),
        "holds other numbers of indicators, names and keys than its header says");
    return index;
  }

  private static List<ByteBuffer> sections(ByteBuffer all) {
    List<ByteBuffer> sections = new ArrayList<>();
    long expected = HEADER;
    for (int i = 0; i < IndicatorTable.SECTIONS; i++) {
      int entry = FIXED + PER_SECTION * i;
      long place = all.getLong(entry);
      long length = all.getLong(entry + 8);
      require(
          place == expected && length >= 0 && length <= all.capacity() - place,
          "section " + i + " lies at " + place + " with " + length + " bytes, not at " + expected);
      ByteBuffer section = all.slice((int) place, (int) length);
      require(
          all.getLong(entry + 16) == sum(whole(section)),
          "section " + i + " is damaged (checksum)");
      sections.add(section);
      expected = place + length + (-length & 7);
    }
    require(expected == all.capacity(), "goes on after its last section");
    return sections;
  }

  private static void require(boolean sound, String otherwise) {
    if (!sound) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static long sum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return sum.getValue();
  }

  private static long check(long seed) {
    return Hash64.mix(seed ^ CHECK);
  }

  private static String hex(int value) {
    return Integer.toHexString(value);
  }

  private static ByteBuffer whole(ByteBuffer bytes) {
    return bytes.duplicate().clear();
  }

  private static ByteBuffer little(ByteBuffer bytes) {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }
}
