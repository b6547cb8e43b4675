package tocsin.models.city;

import tocsin.core.kernel.Hash64;

/** Writes events as the native records that each line's sensor would give. Safe for threads. */
final class NativeRecords {
  private final Population people;

  NativeRecords(Population people) {
    this.people = people;
  }

  /** Appends a line; nothing when the line's sensor sees nothing of it. */
  void write(Event event, Bytes out) {
    Sensor sensor = people.sensor(event.person());
    if (sensor == Sensor.DNS && event.bare()) {
      return; // a bare address is never asked for
    }
    out.text("{\"ts\":").number(event.at());
    if (sensor == Sensor.FULL) {
      out.text(",\"subject\":\"s").hex(people.subjectBits(event.person())).text("\"");
    }
    out.text(",\"src\":\"").ip(people.address(event.person(), event.at())).text("\"");
    switch (sensor) {
      case DNS -> dns(event, out);
      case TLS -> tls(event, false, out);
      case FLOW -> flow(event, out);
      case FULL -> {
        if (event.path() == null) {
          tls(event, true, out);
        } else {
          http(event, event.path(), out);
        }
      }
    }
    out.text("}\n");
  }

  private static void dns(Event event, Bytes out) {
    out.text(",\"via\":\"dns\",\"host\":\"").text(event.host());
    out.text("\",\"answers\":[\"").ip(event.ip()).text("\"],\"sensor\":\"dns1\"");
  }

  private static void flow(Event event, Bytes out) {
    out.text(",\"via\":\"flow\",\"dst\":\"").ip(event.ip());
    out.text("\",\"dport\":").number(event.path() == null ? 443 : 80);
    volumes(event, out);
    out.text(",\"sensor\":\"flow1\"");
  }

  private static void tls(Event event, boolean full, Bytes out) {
    out.text(",\"via\":\"tls\",\"dst\":\"").ip(event.ip()).text("\",\"dport\":443");
    if (!event.bare()) {
      out.text(",\"host\":\"").text(event.host()).text("\"");
    }
    if (full) {
      app(event, out);
      if (event.cert() != 0) {
        out.text(",\"cert\":\"");
        for (int part = 0; part < 4; part++) {
          out.hex(Hash64.combine(event.cert(), part));
        }
        out.text("\"");
      }
    }
    volumes(event, out);
    out.text(full ? ",\"sensor\":\"xdr1\"" : ",\"sensor\":\"tls1\"");
  }

  private static void http(Event event, String path, Bytes out) {
    out.text(",\"via\":\"http\",\"dst\":\"").ip(event.ip()).text("\",\"dport\":80,\"host\":\"");
    out.text(event.host()).text("\",\"url\":\"http://").text(event.host()).text(path);
    out.text("\",\"method\":\"").text(event.post() ? "POST" : "GET").text("\"");
    app(event, out);
    volumes(event, out);
    out.text(",\"sensor\":\"xdr1\"");
  }

  private static void app(Event event, Bytes out) {
    if (event.app() != null) {
      out.text(",\"app\":\"").text(event.app()).text("\"");
    }
  }

  private static void volumes(Event event, Bytes out) {
    out.text(",\"bytesUp\":").number(event.up());
    out.text(",\"bytesDown\":").number(event.down());
    out.text(",\"durationMs\":").number(event.millis());
  }
}
