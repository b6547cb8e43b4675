package tocsin.core.detect;

import org.jspecify.annotations.Nullable;
import tocsin.core.apps.HostRoles;
import tocsin.core.lexical.LexicalModel;
import tocsin.core.lookalike.LookAlikes;
import tocsin.domain.pack.Hints;

/**
 * What a pack knows of names and paths.
 *
 * @param spelling null in a pack without a lexical model
 * @param apps what apps use hosts for
 */
public record Names(
    Hints hints, LookAlikes lookAlikes, @Nullable LexicalModel spelling, HostRoles apps) {
  /** The same with another lexical model. */
  public Names spelt(LexicalModel other) {
    return new Names(hints, lookAlikes, other, apps);
  }
}
