package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.desk.auth.Sessions;
import tocsin.domain.casework.CaseFile;

/** The stream, over a socket. */
class StreamTest {
  @TempDir Path folder;
  private Town town;

  @BeforeEach
  void open() throws IOException {
    town = new Town(folder);
  }

  @AfterEach
  void close() {
    town.close();
  }

  /** A browser that listens. */
  private final class Listener implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    Listener(String user, String lastEventId) throws IOException {
      String cookie = town.core.database().writeNow(tx -> Sessions.open(tx, user, false)).cookie();
      socket = new Socket("127.0.0.1", town.server.port());
      socket.setSoTimeout(15_000);
      String last = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
      socket
          .getOutputStream()
          .write(
              ("GET /api/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                      + last
                      + "Cookie: __Host-tocsin="
                      + cookie
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      until(":");
    }

    /** Reads up to a line that begins like this. */
    String until(String begin) throws IOException {
      String line = lines.readLine();
      while (line != null && !line.startsWith(begin)) {
        line = lines.readLine();
      }
      return line == null ? "" : line;
    }

    /** Reads events of a kind: their ids and data. */
    List<String> events(String kind, int count) throws IOException {
      List<String> found = new ArrayList<>();
      String id = "";
      String event = "";
      while (found.size() < count) {
        String line = lines.readLine();
        if (line == null) {
          throw new AssertionError("ended after " + found);
        }
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          event = line.substring(7);
        } else if (line.startsWith("data: ") && event.equals(kind)) {
          found.add(id + " " + line.substring(6));
        }
      }
      return found;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void change_ofACase_arrivesAtThoseWhoSeeIt() throws IOException {
    try (Listener mine = new Listener("operator", "")) {
      town.newCase("e2");
      CaseFile file = town.newCase("e1");

      List<String> events = mine.events("case", 1);

      assertThat(events.get(0)).contains(file.caseId());
    }
  }

  @Test
  void advisor_hearsOfOwnTasks_withoutTargets() throws IOException {
    try (Listener mine = new Listener("advisor", "")) {
      town.dispatched("e2");
      CaseFile file = town.dispatched("e1");

      List<String> events = mine.events("task", 1);

      assertThat(events.get(0))
          .contains(file.tasks().get(0).taskId())
          .doesNotContain(Town.HOST)
          .doesNotContain(file.subject());
    }
  }

  @Test
  void listener_comesBack_andMissesNothing() throws IOException {
    String last;
    try (Listener mine = new Listener("operator", "")) {
      town.newCase("e1");
      String first = mine.events("case", 1).get(0);
      last = first.substring(0, first.indexOf(' '));
    }
    List<String> missed = List.of(town.newCase("e1").caseId(), town.newCase("e1").caseId());

    try (Listener again = new Listener("operator", last)) {
      List<String> events = again.events("case", 2);
      assertThat(events.get(0)).contains(missed.get(0));
      assertThat(events.get(1)).contains(missed.get(1));
    }
  }

  @Test
  void listener_thatMissedTooMuch_isToldToLoadAnew() throws IOException {
    try (Listener lost = new Listener("operator", "999999999")) {
      assertThat(lost.events("resync", 1)).hasSize(1);
    }
  }

  @Test
  void counts_followChanges() throws IOException {
    try (Listener mine = new Listener("operator", "")) {
      town.newCase("e1");

      assertThat(mine.until("data: {\"total\":1")).isNotEmpty();
    }
  }

  @Test
  void server_stops_andEndsStreams() throws IOException {
    try (Listener mine = new Listener("operator", "")) {
      town.server.close();

      assertThat(mine.until("never")).isEmpty();
    }
  }
}
