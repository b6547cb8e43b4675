package tocsin.cluster.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.adapters.feeds.FeedDefaults;
import tocsin.adapters.feeds.FeedReader;
import tocsin.adapters.feeds.IndicatorRules;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeException;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.detect.Sites;
import tocsin.core.model.CompiledModel;
import tocsin.core.verdict.VerdictLife;
import tocsin.domain.alert.Handling;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Verdict;
import tocsin.job.Control;
import tocsin.job.Editions;
import tocsin.job.Knowledge;

/**
 * Messages of the control topic. Each is a JSON object with {@code kind} and {@code at} (epoch
 * milliseconds):
 *
 * <ul>
 *   <li>{@code pack}, {@code indicators}, {@code roster}, {@code lines} with {@code path}: an
 *       edition on the workers' common file system, in force from {@code at};
 *   <li>{@code indicator} with the fields of a native indicator: known from {@code at};
 *   <li>{@code verdict} with {@code targetKind}, {@code target}, {@code verdict} (confirmed,
 *       refuted), {@code fraudType}, {@code until}, {@code by} and {@code why}: what a person holds
 *       of a target; a confirmation is an indicator of the desk, too;
 *   <li>{@code handling} with {@code subject}, {@code done} (dissuaded, cleared, snoozed), and for
 *       the last {@code until}: what the desk did with a person's alert.
 * </ul>
 *
 * <p>A message that cannot be used leaves in force what was, and says so in the log.
 */
final class ControlMessages implements KafkaRecordDeserializationSchema<Control> {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(ControlMessages.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DESK_CONFIDENCE = 95;

  private final FileKnowledge knowledge;

  ControlMessages(FileKnowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Control> out) {
    if (message.value() == null) {
      return;
    }
    try {
      read(message.value()).forEach(out::collect);
    } catch (IOException | IllegalArgumentException | KnowledgeException e) {
      LOG.warn(
          "control message {} of partition {} is left out: {}",
          message.offset(),
          message.partition(),
          e.getMessage());
    }
  }

  /** What a message says. */
  List<Control> read(byte[] value) throws IOException {
    JsonNode item = JSON.readTree(value);
    if (!item.path("at").canConvertToLong() || !item.path("at").isNumber()) {
      throw new IOException("'at' is missing; it must be epoch milliseconds");
    }
    long at = item.path("at").asLong();
    String kind = item.path("kind").asText();
    return switch (kind) {
      case "pack" -> List.of(Control.pack(KnowledgeLoader.model(path(item), at).pack()));
      case "indicators" -> edition(Control.Kind.INDICATORS, at, item);
      case "roster" -> edition(Control.Kind.ROSTER, at, item);
      case "lines" -> edition(Control.Kind.LINES, at, item);
      case "indicator" -> listings(value, at);
      case "verdict" -> verdict(item, at);
      case "handling" -> List.of(Control.handling(handling(item, at)));
      default ->
          throw new IOException(
              "kind '"
                  + kind
                  + "' is none of pack, indicators, roster, lines, indicator, verdict, handling");
    };
  }

  private static Path path(JsonNode item) throws IOException {
    String path = item.path("path").asText();
    if (path.isEmpty()) {
      throw new IOException("'path' is missing; it must be one that all workers see");
    }
    return Path.of(path);
  }

  /** An edition is read before it is announced: a bad one must not stop the job. */
  private List<Control> edition(Control.Kind kind, long at, JsonNode item) throws IOException {
    String ref = FileKnowledge.ref(kind, path(item).toString(), at);
    Knowledge named = knowledge;
    Editions.put(named, ref, named.load(ref));
    return List.of(Control.edition(kind, at, ref));
  }

  private List<Control> verdict(JsonNode item, long at) throws IOException {
    Judgement judgement = judgement(item, at);
    if (judgement.verdict() == Verdict.REFUTED) {
      return List.of(Control.judgement(judgement));
    }
    var indicator = JSON.createObjectNode();
    indicator.put("kind", item.path("targetKind").asText("host"));
    indicator.put("value", item.path("target").asText());
    indicator.put("fraudType", item.path("fraudType").asText(Indicator.UNKNOWN_TYPE));
    indicator.put("confidence", DESK_CONFIDENCE);
    indicator.put("source", "desk");
    List<Control> told = new ArrayList<>(listings(JSON.writeValueAsBytes(indicator), at));
    told.add(Control.judgement(judgement));
    return told;
  }

  private static Judgement judgement(JsonNode item, long at) throws IOException {
    String verdict = item.path("verdict").asText();
    if (!verdict.equals("confirmed") && !verdict.equals("refuted")) {
      throw new IOException("verdict '" + verdict + "' is neither confirmed nor refuted");
    }
    String target = item.path("target").asText();
    if (target.isEmpty()) {
      throw new IOException("'target' is missing");
    }
    return new Judgement(
        IndicatorKind.valueOf(upper(item.path("targetKind").asText("host"))),
        target,
        Verdict.valueOf(upper(verdict)),
        at,
        item.path("until").asLong(at + VerdictLife.DEFAULT_MILLIS),
        item.path("by").asText(),
        item.path("why").asText());
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static Handling handling(JsonNode item, long at) throws IOException {
    String done = upper(item.path("done").asText());
    boolean known =
        java.util.Arrays.stream(Handling.Kind.values()).anyMatch(kind -> kind.name().equals(done));
    if (!known || item.path("subject").asText().isEmpty()) {
      throw new IOException("a handling needs a subject, and done: dissuaded, cleared or snoozed");
    }
    return new Handling(
        item.path("subject").asText(),
        at,
        Handling.Kind.valueOf(done),
        item.path("until").asLong(at),
        item.path("reason").asText());
  }

  private List<Control> listings(byte[] line, long at) throws IOException {
    CompiledModel model = Editions.get(knowledge, "").model();
    List<Control> news = new ArrayList<>();
    List<Indicator> read = new ArrayList<>();
    var account =
        new FeedReader(new IndicatorRules(model.suffixes()))
            .read(
                "control",
                new ByteArrayInputStream(asIndicator(line)),
                FeedDefaults.named("control"),
                read::add);
    for (Indicator each : read) {
      String site = Sites.of(each, model.suffixes(), model.warnings());
      if (site != null) {
        news.add(Control.listing(new Listing(site, each.knownFrom(at))));
      }
    }
    if (news.isEmpty()) {
      throw new IOException("no indicator that a site goes with: " + account.faults());
    }
    return news;
  }

  /** In a message the indicator's own kind stands in {@code targetKind} beside the message's. */
  private static byte[] asIndicator(byte[] line) throws IOException {
    JsonNode node = JSON.readTree(line);
    if (node instanceof com.fasterxml.jackson.databind.node.ObjectNode item
        && item.path("kind").asText().equals("indicator")) {
      item.put("kind", item.path("targetKind").asText("host"));
    }
    return (node + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public TypeInformation<Control> getProducedType() {
    return TypeInformation.of(Control.class);
  }
}
