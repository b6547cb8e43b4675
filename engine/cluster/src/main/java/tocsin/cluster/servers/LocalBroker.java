package tocsin.cluster.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tocsin.cluster.flink.JobJar;
import tocsin.cluster.flink.Processes;
import tocsin.cluster.flink.Waiting;

/**
 * One Kafka broker, its own controller, listening on loopback, from the jars of this program. What
 * it acknowledged survives its death, not the machine's: there is one copy.
 */
public final class LocalBroker {
  /** The process's name. */
  public static final String NAME = "broker";

  private final Path folder;
  private final int port;
  private final int controllerPort;
  private final Processes processes;

  /**
   * Takes where it stands.
   *
   * @param folder its configuration and data; made when missing
   */
  public LocalBroker(Path folder, int port, int controllerPort, Processes processes) {
    this.folder = folder.toAbsolutePath();
    this.port = port;
    this.controllerPort = controllerPort;
    this.processes = processes;
  }

  /** What clients connect to. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Starts it, formatting its folder the first time, and waits until its port is open. */
  public void start() throws IOException {
    Path properties = folder.resolve("server.properties");
    if (!Files.exists(folder.resolve("data/meta.properties"))) {
      Files.createDirectories(folder);
      Files.writeString(properties, settings());
      format(properties);
    }
    List<String> command = java("-Xmx512m");
    command.addAll(List.of("kafka.Kafka", properties.toString()));
    processes.start(NAME, command);
    if (!Waiting.until(this::isOpen, 60)) {
      throw new IOException("the broker's port " + port + " does not open; see its log");
    }
  }

  private List<String> java(String heap) throws IOException {
    Path logback = folder.resolve("logback.xml");
    if (!Files.exists(logback)) {
      Files.writeString(
          logback,
          "<configuration><appender name=\"OUT\" class=\"ch.qos.logback.core.ConsoleAppender\">"
              + "<encoder><pattern>%d %level %logger{0}: %msg%n</pattern></encoder></appender>"
              + "<root level=\"WARN\"><appender-ref ref=\"OUT\"/></root></configuration>\n");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4"));
    command.add("-Dlogback.configurationFile=" + logback);
    command.add("-Dlog4j2.statusLoggerLevel=OFF");
    command.add("-cp");
    command.add(String.join(java.io.File.pathSeparator, JobJar.Parts.current().libraries()));
    return command;
  }

  private void format(Path properties) throws IOException {
    List<String> command = java("-Xmx128m");
    command.addAll(
        List.of(
            "kafka.tools.StorageTool",
            "format",
            // In one word: an id may begin with a dash.
            "--cluster-id=" + id(),
            "-c",
            properties.toString()));
    Path log = folder.resolve("format.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("the broker's folder cannot be formatted: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String id() {
    UUID id = UUID.randomUUID();
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Measured on one node: without the replication factors of one nothing is ever committed. */
  private String settings() {
    return String.join(
            "\n",
            "process.roles=broker,controller",
            "node.id=1",
            "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
            "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
            "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
            "controller.listener.names=CONTROLLER",
            "log.dirs=" + folder.resolve("data"),
            "num.partitions=2",
            "auto.create.topics.enable=false",
            "offsets.topic.replication.factor=1",
            "offsets.topic.num.partitions=2",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1",
            "transaction.state.log.num.partitions=2",
            "share.coordinator.state.topic.replication.factor=1",
            "share.coordinator.state.topic.min.isr=1",
            // One that comes back is kept out until its former life is taken for ended.
            "broker.session.timeout.ms=2000",
            "broker.heartbeat.interval.ms=500",
            "group.initial.rebalance.delay.ms=0",
            "log.retention.hours=168")
        + "\n";
  }

  /** Whether its port answers. */
  public boolean isOpen() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
