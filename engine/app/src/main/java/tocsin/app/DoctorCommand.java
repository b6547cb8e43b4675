package tocsin.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.model.CompiledModel;

/** {@code tocsin doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Check that this machine can run tocsin, and say what is wrong.")
final class DoctorCommand implements Callable<Integer> {
  private static final long MIN_HEAP = 256L << 20;
  private static final long MIN_DISK = 512L << 20;

  private int findings;

  @Override
  public Integer call() {
    Runtime runtime = Runtime.getRuntime();
    check("Java " + Runtime.version().feature(), Runtime.version().feature() >= 17, "17 or newer");
    check(
        "heap " + (runtime.maxMemory() >> 20) + " MiB",
        runtime.maxMemory() >= MIN_HEAP,
        "at least 256 MiB (-Xmx)");
    check("processors " + runtime.availableProcessors(), true, "");
    check("file encoding " + java.nio.charset.Charset.defaultCharset(), true, "");
    temp(Path.of(System.getProperty("java.io.tmpdir")));
    sync(Path.of("."));
    pack(Home.resolve(Setting.PACK_FOLDER.absent()));
    return findings == 0 ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private void check(String what, boolean good, String wanted) {
    findings += good ? 0 : 1;
    System.out.println((good ? "ok    " : "FAULT ") + what + (good ? "" : ": " + wanted));
  }

  private void temp(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      long free = store.getUsableSpace();
      check(
          "temporary folder " + folder + ", " + (free >> 20) + " MiB free",
          free >= MIN_DISK && Files.isWritable(folder),
          "writable, 512 MiB free");
    } catch (IOException e) {
      check("temporary folder " + folder, false, String.valueOf(e.getMessage()));
    }
  }

  /** Whether the disk takes a sync, and how long it needs. */
  private void sync(Path folder) {
    try {
      Path probe = Files.createTempFile(folder, ".tocsin-probe", "");
      long started = System.nanoTime();
      try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
        for (int i = 0; i < 20; i++) {
          var unused = channel.write(ByteBuffer.wrap(new byte[512]));
          channel.force(true);
        }
      } finally {
        Files.delete(probe);
      }
      double millis = (System.nanoTime() - started) / 20e6;
      check(String.format("fsync here takes %.2f ms", millis), millis < 200, "below 200 ms");
    } catch (IOException e) {
      check("the working folder", false, "writable: " + e.getMessage());
    }
  }

  private void pack(Path folder) {
    CompiledModel model = KnowledgeLoader.model(folder, Long.MIN_VALUE);
    check(
        "pack " + model.pack().label() + ", " + model.warnings().size() + " warning-list entries",
        true,
        "");
  }
}
