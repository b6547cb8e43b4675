package tocsin.app.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;
import tocsin.desk.DeskFolder;
import tocsin.desk.audit.AuditFiles;
import tocsin.desk.audit.AuditVerifier;

/** Copies of a desk's folder, made while it runs, and brought back. Stateless. */
public final class DeskBackup {
  private static final int BUSY_MILLIS = 10_000;

  private DeskBackup() {}

  /**
   * Makes a copy at one moment of the database, with its keys. The copy is there whole or not at
   * all, and its audit chain has been verified.
   *
   * @param to a folder that is not there yet
   * @return what verifying the copy came to
   * @throws IOException when something cannot be read, written or verified
   */
  public static AuditVerifier.Report make(Path desk, Path to) throws IOException {
    DeskFolder from = new DeskFolder(desk);
    if (!Files.isRegularFile(from.database())) {
      throw new IOException(from.database() + ": no such database (PostgreSQL has pg_dump)");
    }
    absent(to);
    Path unfinished = unfinished(to);
    DeskFolder copy = new DeskFolder(unfinished);
    // The witness first: it may lag behind the database, never run ahead of it.
    if (Files.exists(from.witness())) {
      Files.copy(from.witness(), copy.witness());
    }
    for (Path key : List.of(from.vaultKey(), from.signingKey(), from.publicKey())) {
      Files.copy(key, unfinished.resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }
    snapshot(from.database(), copy.database());
    return verified(unfinished, to);
  }

  /**
   * Brings a copy back.
   *
   * @param desk a folder without a desk
   * @return what verifying the copy came to
   * @throws IOException when something cannot be read, written or verified, or a desk is there
   */
  public static AuditVerifier.Report restore(Path from, Path desk) throws IOException {
    if (!Files.isRegularFile(new DeskFolder(from).database())) {
      throw new IOException(from + ": no copy of a desk");
    }
    if (Files.exists(new DeskFolder(desk).database())) {
      throw new IOException(desk + ": there is a desk already; put it aside first");
    }
    if (Files.isDirectory(desk)) {
      empty(desk);
    }
    Path unfinished = unfinished(desk);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, unfinished.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return verified(unfinished, desk);
  }

  /** A lock of a desk that is gone may lie there; anything else is somebody's. */
  @SuppressWarnings("try") // the lock is only held
  private static void empty(Path desk) throws IOException {
    try (DeskLock lock = DeskLock.take(desk)) {
      Files.deleteIfExists(desk.resolve("desk.lock"));
    }
    try (Stream<Path> files = Files.list(desk)) {
      if (files.findAny().isPresent()) {
        throw new IOException(desk + ": not empty");
      }
    }
    Files.delete(desk);
  }

  private static void absent(Path folder) throws IOException {
    if (Files.exists(folder)) {
      throw new IOException(folder + ": is there already; name a new folder");
    }
  }

  private static Path unfinished(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new IOException(folder + ": not a folder of its own");
    }
    Files.createDirectories(parent);
    Path unfinished = parent.resolve("." + absolute.getFileName() + ".tmp");
    remove(unfinished);
    return Files.createDirectory(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static AuditVerifier.Report verified(Path unfinished, Path folder) throws IOException {
    DeskFolder copy = new DeskFolder(unfinished);
    AuditVerifier.Report report =
        AuditFiles.verify(copy.database(), copy.publicKey(), copy.witness());
    if (report.sound()) {
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return report;
  }

  /** The database as of one moment, whoever writes meanwhile. */
  private static void snapshot(Path from, Path to) throws IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + from);
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, to.toString());
      copy.execute();
    } catch (SQLException e) {
      throw new IOException(from + " cannot be copied: " + e.getMessage(), e);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
