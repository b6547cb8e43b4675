package tocsin.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.drift.DriftReport;
import tocsin.core.model.CompiledModel;

/** {@code tocsin doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Check that this machine can run tocsin, and say what is wrong.",
    footer = {
      "",
      "Examples:",
      "  tocsin doctor --replay out",
      "  tocsin doctor --desk out/.tocsin/desk",
    })
final class DoctorCommand implements Callable<Integer> {
  private static final long MIN_HEAP = 256L << 20;
  private static final long MIN_DISK = 512L << 20;

  /** A prefecture's share of people at enterprises, for whom state is sized. */
  private static final int PEOPLE = 300_000;

  @Option(
      names = "--replay",
      paramLabel = "DIR",
      description = "a replay's folder: have names drifted from training?")
  private @Nullable Path replay;

  @Option(
      names = "--cluster",
      paramLabel = "DIR",
      description = "a cluster of this machine: does it run, checkpoint, have disk?")
  private @Nullable Path cluster;

  @Option(
      names = "--desk",
      paramLabel = "DIR",
      description = "a desk's folder: database, keys, audit chain; it may be at work")
  private @Nullable Path desk;

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
    if (replay != null) {
      drift(replay.resolve("summary.json"));
    }
    if (cluster != null) {
      new ClusterHealth().of(cluster).forEach(f -> check(f.what(), f.good(), f.wanted()));
    }
    if (desk != null) {
      DeskCheck.look(desk, this::check);
    }
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
    TargetStudy study = TargetStudy.of(folder);
    check("models in shadow: " + study.models().size(), true, "");
    StateSizes.of(PEOPLE).forEach(line -> check(line, true, ""));
  }

  /** Says how far the names of a replay lie from training; a finding from 0.25 on. */
  private void drift(Path summary) {
    try {
      JsonNode drift = new ObjectMapper().readTree(Files.readString(summary)).path("drift");
      if (drift.path("run").isMissingNode()) {
        check("drift in " + summary, false, "a summary that tells of drift: replay again");
        return;
      }
      String level = drift.path("level").asText();
      if (drift.path("reference").isNull()) {
        check(
            "drift.yaml of the pack",
            false,
            "taken with its lexical model and weights: tocsin train url --reference");
        return;
      }
      check(
          "drift " + level + ", PSI " + drift.path("run").path("psi"),
          !level.equals("act"),
          "below "
              + DriftReport.ACT
              + ": train anew, or take the reference from what is seen here");
    } catch (IOException e) {
      check("drift in " + summary, false, String.valueOf(e.getMessage()));
    }
  }
}
