package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Via;

class EveDecoderTest {
  @TempDir Path temp;

  private Reading read(String... events) throws IOException {
    return Reading.of(Reading.write(temp.resolve("eve.json"), events));
  }

  private static String event(String type, String ends, String body) {
    return "{\"timestamp\":\"2026-03-01T08:00:00.250000+0800\",\"flow_id\":7,\"event_type\":\""
        + type
        + "\","
        + ends
        + ","
        + body
        + "}";
  }

  private static final String TO_RESOLVER =
      "\"src_ip\":\"10.0.0.1\",\"src_port\":4000,\"dest_ip\":\"10.0.0.53\",\"dest_port\":53";
  private static final String FROM_RESOLVER =
      "\"src_ip\":\"10.0.0.53\",\"src_port\":53,\"dest_ip\":\"10.0.0.1\",\"dest_port\":4000";
  private static final String TO_SERVER =
      "\"src_ip\":\"10.0.0.1\",\"src_port\":4000,\"dest_ip\":\"192.0.2.1\",\"dest_port\":443";

  private void assertAsked(String event, List<String> answers) throws IOException {
    AccessRecord record = read(event).only();
    assertThat(record.at()).isEqualTo(Reading.T0 + 250);
    assertThat(record.via()).isEqualTo(Via.DNS);
    assertThat(record.host()).isEqualTo("a.example");
    assertThat(record.src()).as("the client asks, whoever's packet it was").isEqualTo("10.0.0.1");
    assertThat(record.dst()).isEqualTo("10.0.0.53");
    assertThat(record.dport()).isEqualTo(53);
    assertThat(record.answers()).isEqualTo(answers);
  }

  @Test
  void dnsVersion1_queryAndAnswerPerRecord() throws IOException {
    assertAsked(
        event("dns", TO_RESOLVER, "\"dns\":{\"type\":\"query\",\"rrname\":\"a.example\"}"),
        List.of());
    assertAsked(
        event(
            "dns",
            FROM_RESOLVER,
            "\"dns\":{\"type\":\"answer\",\"rrname\":\"a.example\",\"rrtype\":\"A\",\"rdata\":\"192.0.2.1\"}"),
        List.of("192.0.2.1"));
  }

  @Test
  void dnsVersion2_answerInEitherDirection() throws IOException {
    String body =
        "\"dns\":{\"version\":2,\"type\":\"answer\",\"rrname\":\"A.example\",\"answers\":["
            + "{\"rrtype\":\"CNAME\",\"rdata\":\"b.example\"},{\"rrtype\":\"A\",\"rdata\":\"192.0.2.1\"}]}";

    assertAsked(event("dns", FROM_RESOLVER, body), List.of("192.0.2.1"));
    assertAsked(event("dns", TO_RESOLVER, body), List.of("192.0.2.1"));
  }

  @Test
  void dnsVersion3_namesStandInQueries() throws IOException {
    String body =
        "\"dns\":{\"version\":3,\"type\":\"%s\",\"queries\":[{\"rrname\":\"a.example\"}],"
            + "\"answers\":[{\"rrtype\":\"A\",\"rdata\":\"192.0.2.1\"}]}";

    assertAsked(event("dns", TO_RESOLVER, body.formatted("request")), List.of("192.0.2.1"));
    assertAsked(event("dns", TO_RESOLVER, body.formatted("response")), List.of("192.0.2.1"));
  }

  @Test
  void http_event_becomesARecord() throws IOException {
    AccessRecord record =
        read(event(
                "http",
                TO_SERVER,
                "\"http\":{\"hostname\":\"a.example\",\"url\":\"/x?y=1\",\"http_method\":\"POST\","
                    + "\"http_refer\":\"http://r.example/\",\"http_user_agent\":\"UA\",\"length\":99}"))
            .only();

    assertThat(record.via()).isEqualTo(Via.HTTP);
    assertThat(record.url()).isEqualTo("/x?y=1");
    assertThat(record.method()).isEqualTo("POST");
    assertThat(record.referrer()).isEqualTo("http://r.example/");
    assertThat(record.userAgent()).isEqualTo("UA");
    assertThat(record.bytesDown()).isEqualTo(99);
  }

  @Test
  void httpWithoutAHostname_isOfItsAddress() throws IOException {
    assertThat(read(event("http", TO_SERVER, "\"http\":{\"url\":\"/\"}")).hosts())
        .containsExactly("192.0.2.1");
  }

  @Test
  void tlsAndFlow_areOne() throws IOException {
    Reading reading =
        read(
            event(
                "tls",
                TO_SERVER,
                "\"tls\":{\"sni\":\"a.example\",\"ja4\":\"t13\",\"fingerprint\":\""
                    + "AB".repeat(32)
                    + "\"}"),
            event(
                "flow",
                TO_SERVER,
                "\"flow\":{\"bytes_toserver\":11,\"bytes_toclient\":22,"
                    + "\"start\":\"2026-03-01T08:00:00.000000+0800\",\"end\":\"2026-03-01T08:00:03.000000+0800\"}"));

    assertThat(reading.hosts()).containsExactly("a.example", "a.example");
    AccessRecord joined = reading.records.get(1);
    assertThat(joined.at()).isEqualTo(Reading.T0 + 250);
    assertThat(joined.ja4()).isEqualTo("t13");
    assertThat(joined.cert()).isEqualTo("ab".repeat(32));
    assertThat(joined.bytesUp()).isEqualTo(11);
    assertThat(joined.bytesDown()).isEqualTo(22);
    assertThat(joined.durationMillis()).isEqualTo(3000);
    assertThat(reading.account().records()).isEqualTo(1);
    assertThat(reading.account().joined()).isEqualTo(1);
  }

  @Test
  void flowAlone_isGivenAtTheEnd() throws IOException {
    AccessRecord record =
        read(event("flow", TO_SERVER, "\"flow\":{\"bytes_toserver\":11,\"bytes_toclient\":22}"))
            .only();

    assertThat(record.via()).isEqualTo(Via.FLOW);
    assertThat(record.dst()).isEqualTo("192.0.2.1");
    assertThat(record.bytesUp()).isEqualTo(11);
  }

  @Test
  void otherEvents_areIgnoredByName() throws IOException {
    Reading reading =
        read(
            event("alert", TO_SERVER, "\"alert\":{}"),
            event("stats", TO_SERVER, "\"stats\":{}"),
            event("stats", TO_SERVER, "\"stats\":{}"),
            event("dns", TO_RESOLVER, "\"dns\":{}"));

    assertThat(reading.account().ignored())
        .containsEntry("eve:alert", 1L)
        .containsEntry("eve:stats", 2L)
        .containsEntry("eve:dns", 1L)
        .hasSize(3);
  }
}
