package tocsin.models.city;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tocsin.core.kernel.Hash64;

/** Writes events as Zeek would log them: dns, http, ssl and conn, tab-separated, joined by uid. */
final class ZeekFiles implements Closeable {
  private final Population people;
  private final BufferedWriter dns;
  private final BufferedWriter http;
  private final BufferedWriter ssl;
  private final BufferedWriter conn;
  private long count;

  ZeekFiles(Population people, Path folder) throws IOException {
    this.people = people;
    Files.createDirectories(folder);
    dns =
        open(
            folder,
            "dns",
            "proto\tquery\tqtype_name\trcode_name\tanswers",
            "enum\tstring\tstring\tstring\tvector[string]");
    http =
        open(
            folder,
            "http",
            "method\thost\turi\trequest_body_len\tresponse_body_len",
            "string\tstring\tstring\tcount\tcount");
    ssl = open(folder, "ssl", "version\tserver_name\testablished", "string\tstring\tbool");
    conn =
        open(
            folder,
            "conn",
            "proto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state",
            "enum\tstring\tinterval\tcount\tcount\tstring");
  }

  private static BufferedWriter open(Path folder, String log, String fields, String types)
      throws IOException {
    BufferedWriter out =
        Files.newBufferedWriter(folder.resolve(log + ".log"), StandardCharsets.UTF_8);
    out.write("#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n");
    out.write("#path\t" + log + "\n");
    out.write("#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\t" + fields + "\n");
    out.write("#types\ttime\tstring\taddr\tport\taddr\tport\t" + types + "\n");
    return out;
  }

  void write(Event event) throws IOException {
    count++;
    boolean plain = event.path() != null;
    String uid = "C" + Hash64.hex(Hash64.combine(event.at(), count));
    String head =
        String.format(
            Locale.ROOT,
            "%d.%06d\t%s\t%s\t%d\t",
            event.at() / 1000,
            event.at() % 1000 * 1000,
            uid,
            Event.text(people.address(event.person(), event.at())),
            20000 + count % 40000);
    if (people.sensor(event.person()) == Sensor.DNS) {
      if (!event.bare()) {
        dns.write(
            head
                + "10.0.0.53\t53\tudp\t"
                + event.host()
                + "\tA\tNOERROR\t"
                + event.address()
                + "\n");
      }
      return;
    }
    String server = event.address() + "\t" + (plain ? 80 : 443) + "\t";
    boolean named = people.sensor(event.person()) != Sensor.FLOW;
    if (named && plain) {
      http.write(
          head
              + server
              + (event.post() ? "POST" : "GET")
              + "\t"
              + event.host()
              + "\t"
              + event.path()
              + "\t"
              + event.up()
              + "\t"
              + event.down()
              + "\n");
    } else if (named) {
      String name = event.bare() ? "-" : event.host();
      ssl.write(head + server + "TLSv13\t" + name + "\tT\n");
    }
    conn.write(
        head
            + server
            + "tcp\t"
            + (plain ? "http" : "ssl")
            + "\t"
            + String.format(Locale.ROOT, "%.3f", event.millis() / 1000.0)
            + "\t"
            + event.up()
            + "\t"
            + event.down()
            + "\tSF\n");
  }

  @Override
  public void close() throws IOException {
    dns.close();
    http.close();
    ssl.close();
    conn.close();
  }
}
