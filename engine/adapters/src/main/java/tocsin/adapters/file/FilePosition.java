package tocsin.adapters.file;

import org.jspecify.annotations.Nullable;
import tocsin.domain.traffic.InputAccount;

/**
 * How far one file, or one stripe of a large file, has been read.
 *
 * @param file as the user named it
 * @param format what it is
 * @param stripe which part of the file, from 0
 * @param stripes into how many parts it is dealt out, in blocks; 1 for the whole
 * @param firstAt time of the first record, milliseconds UTC; {@link Long#MIN_VALUE} when not known
 * @param offset where to read on, in bytes after decompression
 * @param line lines before {@code offset}
 * @param done whether the end was reached
 * @param account what became of the lines so far; null before the first
 */
public record FilePosition(
    String file,
    Format format,
    int stripe,
    int stripes,
    long firstAt,
    long offset,
    long line,
    boolean done,
    @Nullable InputAccount account) {

  /** The beginning of a file. */
  static FilePosition start(String file, Format format, int stripe, int stripes, long firstAt) {
    return new FilePosition(file, format, stripe, stripes, firstAt, 0, 0, false, null);
  }
}
