package tocsin.models.city;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes events as Suricata's EVE would: dns, http or tls, and the flow behind it. */
final class EveFile implements Closeable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxx").withZone(ZoneOffset.ofHours(8));

  private final Population people;
  private final BufferedWriter out;
  private long flow = 1_000_000;

  EveFile(Population people, Path file) throws IOException {
    this.people = people;
    this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  void write(Event event) throws IOException {
    flow++;
    boolean plain = event.path() != null;
    if (people.sensor(event.person()) == Sensor.DNS) {
      if (!event.bare()) {
        head(event, event.at(), "dns", "10.0.0.53", 53);
        out.write(
            ",\"dns\":{\"type\":\"query\",\"rrname\":\""
                + event.host()
                + "\",\"rrtype\":\"A\"}}\n");
      }
      return;
    }
    int port = plain ? 80 : 443;
    if (people.sensor(event.person()) != Sensor.FLOW) {
      session(event, plain, port);
    }
    flow(event, port);
  }

  private void session(Event event, boolean plain, int port) throws IOException {
    head(event, event.at(), plain ? "http" : "tls", event.address(), port);
    if (plain) {
      out.write(
          ",\"http\":{\"hostname\":\""
              + event.host()
              + "\",\"url\":\""
              + event.path()
              + "\",\"http_method\":\""
              + (event.post() ? "POST" : "GET")
              + "\",\"length\":"
              + event.down()
              + "}}\n");
    } else if (event.bare()) {
      out.write(",\"tls\":{\"version\":\"TLS 1.3\"}}\n");
    } else {
      out.write(",\"tls\":{\"sni\":\"" + event.host() + "\",\"version\":\"TLS 1.3\"}}\n");
    }
  }

  private void flow(Event event, int port) throws IOException {
    long end = event.at() + event.millis();
    head(event, end, "flow", event.address(), port);
    out.write(
        ",\"flow\":{\"bytes_toserver\":"
            + event.up()
            + ",\"bytes_toclient\":"
            + event.down()
            + ",\"start\":\""
            + time(event.at())
            + "\",\"end\":\""
            + time(end)
            + "\",\"state\":\"closed\"}}\n");
  }

  private void head(Event event, long at, String type, String server, int port) throws IOException {
    out.write(
        "{\"timestamp\":\""
            + time(at)
            + "\",\"flow_id\":"
            + flow
            + ",\"event_type\":\""
            + type
            + "\",\"src_ip\":\""
            + Event.text(people.address(event.person(), event.at()))
            + "\",\"src_port\":"
            + (20000 + flow % 40000)
            + ",\"dest_ip\":\""
            + server
            + "\",\"dest_port\":"
            + port
            + ",\"proto\":\""
            + (port == 53 ? "UDP" : "TCP")
            + "\"");
  }

  private static String time(long at) {
    return TIME.format(Instant.ofEpochMilli(at));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
