package tocsin.core.outreach;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Stage;
import tocsin.domain.pack.Bilingual;
import tocsin.domain.pack.ScriptCard;
import tocsin.domain.pack.Scripts;

/** A pack's cards, found by fraud type and stage. Immutable. */
public final class ScriptBook {
  private final ImmutableList<ScriptCard> cards;

  public ScriptBook(Scripts scripts) {
    this.cards = ImmutableList.copyOf(scripts.cards());
  }

  /**
   * The card to use: the type's own for the stage, else the general one for the stage, else the
   * type's for the nearest stage, else the general one for the nearest; of two as near the earlier,
   * which presumes less. Null only when the pack has no general card. O(cards).
   */
  public @Nullable ScriptCard card(String fraudType, Stage stage) {
    ScriptCard own = nearest(fraudType, stage);
    ScriptCard general = nearest("", stage);
    boolean ownFits = own != null && own.stages().contains(stage);
    boolean generalFits = general != null && general.stages().contains(stage);
    return own != null && (ownFits || !generalFits) ? own : general;
  }

  private @Nullable ScriptCard nearest(String type, Stage stage) {
    ScriptCard best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (ScriptCard card : cards) {
      if (!card.type().equals(type)) {
        continue;
      }
      for (Stage each : card.stages()) {
        int steps = stage.ordinal() - each.ordinal();
        int distance = steps >= 0 ? 2 * steps : -2 * steps + 1;
        if (distance < bestDistance) {
          best = card;
          bestDistance = distance;
        }
      }
    }
    return best;
  }

  /**
   * A text with its places filled, each language with its own words.
   *
   * @param name how the person is called
   */
  public static Bilingual filled(Bilingual text, String name, Bilingual phrase) {
    return new Bilingual(
        filled(text.zh(), name, phrase.zh()), filled(text.en(), name, phrase.en()));
  }

  /** One pass, so that a name that looks like a place is left alone. */
  private static String filled(String text, String name, String phrase) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    while (from < text.length()) {
      String place = place(text, from);
      filled.append(
          place.equals("{name}") ? name : place.equals("{phrase}") ? phrase : text.charAt(from));
      from += Math.max(1, place.length());
    }
    return filled.toString();
  }

  private static String place(String text, int from) {
    for (String place : List.of("{name}", "{phrase}")) {
      if (text.startsWith(place, from)) {
        return place;
      }
    }
    return "";
  }
}
