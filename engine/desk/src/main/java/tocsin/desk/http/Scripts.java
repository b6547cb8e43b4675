package tocsin.desk.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tocsin.domain.pack.FraudType;

/** 话术: what an advisor says, by kind of fraud. Immutable. */
final class Scripts {
  private final Text text;
  private final Map<String, FraudType> types;

  private Scripts(Text text, Map<String, FraudType> types) {
    this.text = text;
    this.types = types;
  }

  /** A refusal and its answer. */
  record Answer(Sentence refusal, Sentence answer) {}

  /** The script as the contract has it. */
  record Script(
      String version,
      Sentence fraudType,
      Sentence opening,
      List<Sentence> questions,
      Sentence keySentence,
      List<Answer> replies,
      List<Sentence> doNotSay) {}

  @JsonInclude
  private record Text(
      String version,
      Sentence opening,
      List<Sentence> questions,
      Sentence keySentence,
      List<Answer> replies,
      List<Sentence> doNotSay) {}

  static Scripts load(Map<String, FraudType> types) {
    try (InputStream in = Scripts.class.getResourceAsStream("/tocsin/desk/scripts.yaml")) {
      return new Scripts(new YAMLMapper().readValue(in, Text.class), types);
    } catch (IOException e) {
      throw new UncheckedIOException("scripts.yaml cannot be read", e);
    }
  }

  Script of(String fraudType) {
    return new Script(
        text.version,
        Labels.plain(types, fraudType),
        text.opening,
        text.questions,
        text.keySentence,
        text.replies,
        text.doNotSay);
  }
}
