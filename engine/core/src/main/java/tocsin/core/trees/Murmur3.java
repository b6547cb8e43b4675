package tocsin.core.trees;

/** MurmurHash3_x86_32 (Appleby, public domain), as scikit-learn hashes tokens. */
final class Murmur3 {
  private Murmur3() {}

  /** The hash of bytes, seed 0. O(length). */
  static int hash(byte[] bytes, int from, int to) {
    int hash = 0;
    int at = from;
    for (; at + 4 <= to; at += 4) {
      int block =
          (bytes[at] & 255)
              | ((bytes[at + 1] & 255) << 8)
              | ((bytes[at + 2] & 255) << 16)
              | (bytes[at + 3] << 24);
      hash = Integer.rotateLeft(hash ^ scramble(block), 13) * 5 + 0xe6546b64;
    }
    int tail = 0;
    for (int i = to - 1; i >= at; i--) {
      tail = (tail << 8) | (bytes[i] & 255);
    }
    hash ^= scramble(tail);
    hash ^= to - from;
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }

  private static int scramble(int block) {
    return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
  }
}
