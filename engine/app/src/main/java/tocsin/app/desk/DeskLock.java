package tocsin.app.desk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** One process at a time in a desk's folder; given up when the process ends, however it ends. */
public final class DeskLock implements AutoCloseable {
  private final FileChannel channel;

  private DeskLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, which is made when it is missing.
   *
   * @throws IOException when another process has it, or it cannot be made
   */
  public static DeskLock take(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel channel =
        FileChannel.open(
            folder.resolve("desk.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new IOException(folder + ": a desk is at work here (desk.folder); end it first");
    }
    return new DeskLock(channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
