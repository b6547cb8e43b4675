package tocsin.adapters.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.FlowJoin.Mark;
import tocsin.adapters.json.Json;
import tocsin.adapters.json.RecordRules;
import tocsin.adapters.json.Refusal;
import tocsin.adapters.json.Times;
import tocsin.adapters.json.Utf8;
import tocsin.core.kernel.Ips;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.RejectReason;
import tocsin.domain.traffic.Via;

/** Suricata's EVE: dns, http, tls and flow events, joined by flow id. */
final class EveDecoder implements LineDecoder {
  private final RecordRules rules;
  private final Supplier<Mark> mark;
  private final ObjectReader reader;
  private final FlowJoin join = new FlowJoin();
  private final AccessRecordBuilder record = new AccessRecordBuilder();

  EveDecoder(RecordRules rules, Supplier<Mark> mark) {
    this.rules = rules;
    this.mark = mark;
    this.reader =
        new ObjectMapper(Json.factory(rules.limits()))
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  @Override
  public void decode(byte[] bytes, int start, int end, Out out) {
    if (!Utf8.isSound(bytes, start, end)) {
      out.rejected(new Refusal(RejectReason.ENCODING, "not UTF-8"));
      return;
    }
    JsonNode event;
    try {
      event = reader.readTree(bytes, start, end - start);
    } catch (StreamConstraintsException e) {
      out.rejected(Json.refusal(e));
      return;
    } catch (JsonProcessingException e) {
      out.rejected(new Refusal(RejectReason.NOT_JSON, "at column " + Json.column(e)));
      return;
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
    if (event == null || !event.isObject()) {
      out.rejected(new Refusal(RejectReason.NOT_JSON, "a line is one JSON object"));
      return;
    }
    event(event, out);
  }

  private void event(JsonNode event, Out out) {
    String type = event.path("event_type").asText("?");
    record.clear();
    Refusal refusal = common(event);
    if (refusal != null) {
      out.rejected(refusal);
      return;
    }
    boolean about =
        switch (type) {
          case "dns" -> dns(event.path("dns"), event.path("src_port").asInt(0));
          case "http" -> http(event.path("http"));
          case "tls" -> tls(event.path("tls"));
          case "flow" -> flow(event.path("flow"));
          default -> false;
        };
    if (!about) {
      out.ignored("eve:" + (type.length() > 24 ? type.substring(0, 24) : type));
      return;
    }
    refusal = rules.finish(record);
    if (refusal != null) {
      out.rejected(refusal);
      return;
    }
    String id = event.path("flow_id").asText("");
    if (id.isEmpty()) {
      out.record(record.build());
    } else if (type.equals("flow")) {
      join.flow(id, record.build(), mark.get(), out);
    } else {
      join.application(id, record.build(), mark.get(), out);
    }
  }

  private @Nullable Refusal common(JsonNode event) {
    record.at = Times.parse(isoOffset(event.path("timestamp").asText("")));
    if (record.at == Times.NONE) {
      return new Refusal(RejectReason.BAD_TIME, "timestamp is ISO-8601 with a zone");
    }
    record.src = text(event, "src_ip");
    record.dst = text(event, "dest_ip");
    record.dport = event.path("dest_port").asInt(0);
    record.sensor = text(event, "host");
    return null;
  }

  /** Suricata writes offsets as {@code +0800}. */
  private static String isoOffset(String text) {
    int length = text.length();
    boolean compact =
        length > 5
            && (text.charAt(length - 5) == '+' || text.charAt(length - 5) == '-')
            && text.indexOf('T') > 0;
    return compact ? text.substring(0, length - 2) + ":" + text.substring(length - 2) : text;
  }

  /** Answers carry the name asked for; in version 3 names stand in a list of queries. */
  private boolean dns(JsonNode dns, int sourcePort) {
    record.via = Via.DNS;
    record.host = text(dns, "rrname");
    if (record.host == null) {
      record.host = text(dns.path("queries").path(0), "rrname");
    }
    List<String> answers = new ArrayList<>();
    addAddress(answers, dns.path("rdata").asText(""));
    for (JsonNode answer : dns.path("answers")) {
      addAddress(answers, answer.path("rdata").asText(""));
    }
    record.answers = answers;
    if (isResolver(sourcePort) && !isResolver(record.dport)) {
      swapEnds(sourcePort);
    }
    return record.host != null;
  }

  /**
   * Suricata 5 and older give an answer's ends as its packet has them, from the resolver to the
   * client; 6 and newer as the flow has them. The port tells.
   */
  private void swapEnds(int sourcePort) {
    String client = record.dst;
    record.dst = record.src;
    record.src = client;
    record.dport = sourcePort;
  }

  private static boolean isResolver(int port) {
    return port == 53 || port == 853 || port == 5353;
  }

  private static void addAddress(List<String> answers, String text) {
    String address = text.isEmpty() ? null : Ips.canonical(text);
    if (address != null && answers.size() < 16) {
      answers.add(address);
    }
  }

  private boolean http(JsonNode http) {
    record.via = Via.HTTP;
    record.host = text(http, "hostname");
    record.url = text(http, "url");
    record.method = text(http, "http_method");
    record.referrer = text(http, "http_refer");
    record.userAgent = text(http, "http_user_agent");
    record.bytesDown = http.path("length").asLong(0);
    if (record.host == null && record.url != null) {
      record.host = record.dst;
    }
    return record.host != null;
  }

  private boolean tls(JsonNode tls) {
    record.via = Via.TLS;
    record.host = text(tls, "sni");
    record.ja4 = text(tls, "ja4");
    String fingerprint = text(tls, "fingerprint");
    record.cert =
        fingerprint != null && fingerprint.length() == 64
            ? fingerprint.toLowerCase(java.util.Locale.ROOT)
            : null;
    return record.host != null || record.dst != null;
  }

  private boolean flow(JsonNode flow) {
    record.via = Via.FLOW;
    record.bytesUp = flow.path("bytes_toserver").asLong(0);
    record.bytesDown = flow.path("bytes_toclient").asLong(0);
    long start = Times.parse(isoOffset(flow.path("start").asText("")));
    long end = Times.parse(isoOffset(flow.path("end").asText("")));
    if (start != Times.NONE && end != Times.NONE && end >= start) {
      record.at = start;
      record.durationMillis = end - start;
    }
    return record.dst != null;
  }

  private static @Nullable String text(JsonNode node, String name) {
    String text = node.path(name).asText("");
    return text.isEmpty() ? null : text;
  }

  @Override
  public void finish(Out out) {
    join.finish(out);
  }

  @Nullable Mark oldestWaiting(int file) {
    return join.oldestWaiting(file);
  }
}
