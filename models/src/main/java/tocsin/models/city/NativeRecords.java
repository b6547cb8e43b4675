package tocsin.models.city;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes events as the native records that each line's sensor would give. Confined to one thread.
 */
final class NativeRecords {
  private final Population people;
  private final OutputStream out;
  private final StringBuilder line = new StringBuilder(400);

  NativeRecords(Population people, OutputStream out) {
    this.people = people;
    this.out = out;
  }

  void write(Event event) throws IOException {
    Sensor sensor = people.sensor(event.person());
    line.setLength(0);
    line.append("{\"ts\":").append(event.at());
    if (sensor == Sensor.FULL) {
      text("subject", people.subject(event.person()));
    }
    text("src", people.address(event.person()));
    switch (sensor) {
      case DNS -> dns(event);
      case TLS -> tls(event, false);
      case FULL -> {
        if (event.path() == null) {
          tls(event, true);
        } else {
          http(event);
        }
      }
    }
    line.append("}\n");
    out.write(line.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void dns(Event event) {
    text("via", "dns");
    if (event.host().equals(event.ip())) {
      // A bare address is never asked for: the resolver's sensor sees only the flow.
      text("dst", event.ip());
    } else {
      text("host", event.host());
      line.append(",\"answers\":[\"").append(event.ip()).append("\"]");
    }
    text("sensor", "dns1");
  }

  private void tls(Event event, boolean full) {
    text("via", "tls");
    text("dst", event.ip());
    line.append(",\"dport\":443");
    if (!event.host().equals(event.ip())) {
      text("host", event.host());
    }
    if (full && event.app() != null) {
      text("app", event.app());
    }
    volumes(event);
    text("sensor", full ? "xdr1" : "tls1");
  }

  private void http(Event event) {
    text("via", "http");
    text("dst", event.ip());
    line.append(",\"dport\":80");
    text("host", event.host());
    text("url", "http://" + event.host() + event.path());
    text("method", event.post() ? "POST" : "GET");
    if (event.app() != null) {
      text("app", event.app());
    }
    volumes(event);
    text("sensor", "xdr1");
  }

  private void volumes(Event event) {
    line.append(",\"bytesUp\":").append(event.up());
    line.append(",\"bytesDown\":").append(event.down());
    line.append(",\"durationMs\":").append(event.millis());
  }

  private void text(String name, String value) {
    line.append(",\"").append(name).append("\":\"").append(value).append('"');
  }
}
