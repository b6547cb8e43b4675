package tocsin.adapters.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import tocsin.domain.alert.Stage;
import tocsin.domain.pack.Bilingual;
import tocsin.domain.pack.Refusal;
import tocsin.domain.pack.ScriptCard;
import tocsin.domain.pack.ScriptReply;
import tocsin.domain.pack.Scripts;

/**
 * Reads a pack's {@code scripts.yaml}. What stands above the cards, replies and what never to say,
 * holds for each card; a card's own reply goes before it.
 */
final class ScriptReader {
  private final BiConsumer<String, YamlNode> places;

  /**
   * @param places learns where each part stands, for problems found later
   */
  ScriptReader(BiConsumer<String, YamlNode> places) {
    this.places = places;
  }

  Scripts read(YamlNode node) {
    node.only("replies", "never", "report", "cards", "phraseWords");
    at("scripts", node);
    List<ScriptReply> replies = replies(at("scripts/replies", node.get("replies")));
    List<Bilingual> never = all(node.get("never"));
    List<ScriptCard> cards = new ArrayList<>();
    for (YamlNode card : at("scripts/cards", node.get("cards")).items()) {
      cards.add(card(card, replies, never, node));
    }
    return new Scripts(
        cards,
        both(at("scripts/report", node.get("report"))),
        all(at("scripts/phraseWords", node.get("phraseWords"))));
  }

  private List<ScriptReply> replies(YamlNode node) {
    node.only(words());
    List<ScriptReply> replies = new ArrayList<>();
    for (Refusal refusal : Refusal.values()) {
      YamlNode reply = at("scripts/replies/" + refusal.word(), node.get(refusal.word()));
      reply.only("heard", "answer");
      replies.add(new ScriptReply(refusal, both(reply.get("heard")), both(reply.get("answer"))));
    }
    return replies;
  }

  private ScriptCard card(
      YamlNode node, List<ScriptReply> replies, List<Bilingual> never, YamlNode shared) {
    node.only("id", "type", "stages", "opening", "questions", "key", "replies", "never");
    String id = node.get("id").text();
    String place = "scripts/cards/" + id;
    at(place, node);
    YamlNode own = at(place + "/replies", node.get("replies"));
    own.only(words());
    List<ScriptReply> answers = new ArrayList<>();
    for (ScriptReply reply : replies) {
      String word = reply.refusal().word();
      YamlNode answer = own.get(word);
      at(place + "/replies/" + word, answer.isMissing() ? shared.get("replies").get(word) : answer);
      answers.add(
          answer.isMissing()
              ? reply
              : new ScriptReply(reply.refusal(), reply.heard(), both(answer)));
    }
    List<Bilingual> unsaid = new ArrayList<>(never);
    List<YamlNode> lines = new ArrayList<>(shared.get("never").items());
    for (YamlNode line : node.get("never").items()) {
      unsaid.add(both(line));
      lines.add(line);
    }
    for (int i = 0; i < lines.size(); i++) {
      at(place + "/never/" + (i + 1), lines.get(i));
    }
    return new ScriptCard(
        id,
        node.get("type").textOr(""),
        node.get("stages").items().stream()
            .map(stage -> stage.requiredOf(Stage.class, Stage.S0))
            .toList(),
        both(at(place + "/opening", node.get("opening"))),
        all(at(place + "/questions", node.get("questions"))),
        both(at(place + "/key", node.get("key"))),
        answers,
        unsaid);
  }

  private static String[] words() {
    String[] words = new String[Refusal.values().length];
    for (Refusal refusal : Refusal.values()) {
      words[refusal.ordinal()] = refusal.word();
    }
    return words;
  }

  private static List<Bilingual> all(YamlNode node) {
    return node.items().stream().map(ScriptReader::both).toList();
  }

  private static Bilingual both(YamlNode node) {
    if (node.isMissing()) {
      return new Bilingual(node.text(), "");
    }
    node.only("zh", "en");
    return new Bilingual(node.get("zh").text(), node.get("en").text());
  }

  private YamlNode at(String place, YamlNode node) {
    places.accept(place, node);
    return node;
  }
}
