package tocsin.adapters.feeds;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.detect.IndicatorSnapshot;

/**
 * Snapshots of an indicator index as files. A file holds the secret key of its tables, so it is
 * written for its owner alone (0600) and refused when everybody may read it. It is mapped read-only
 * and shared by all processes of a machine; a new one takes the old one's name in one step, and who
 * has mapped the old one keeps it until the last use.
 */
public final class SnapshotFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private SnapshotFile() {}

  /** Whether a regular file begins as a snapshot does. */
  public static boolean isSnapshot(Path file) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(IndicatorSnapshot.magicLength());
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      int read = in.read(head);
      while (head.hasRemaining() && read >= 0) {
        read = in.read(head);
      }
    }
    return IndicatorSnapshot.isSnapshot(head.flip());
  }

  /** Writes an index; the file is there as a whole or not at all. Bytes written. */
  public static long write(IndicatorIndex index, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] mode =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    Path unfinished = Files.createTempFile(folder, ".snapshot", ".part", mode);
    try {
      long size = 0;
      try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        for (ByteBuffer part : IndicatorSnapshot.write(index)) {
          while (part.hasRemaining()) {
            size += out.write(part);
          }
        }
        out.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return size;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /**
   * Maps a snapshot. It is checked as a whole, then read where it lies.
   *
   * @throws IOException when it cannot be used, with file, what and why
   */
  public static IndicatorIndex open(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
      throw new IOException(
          file + ": everybody may read this snapshot and the secret key in it; chmod 600 " + file);
    }
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      if (in.size() > Integer.MAX_VALUE) {
        throw new IOException(file + ": " + in.size() + " bytes; a snapshot has at most 2 GiB");
      }
      return IndicatorSnapshot.read(in.map(MapMode.READ_ONLY, 0, in.size()));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": the snapshot " + e.getMessage(), e);
    }
  }
}
