package tocsin.domain.pack;

import java.util.List;
import tocsin.domain.alert.Stage;

/**
 * What an advisor says to a person. Texts may hold <code>{name}</code> and <code>{phrase}</code>,
 * the one-time phrase that the official line can confirm.
 *
 * @param type code of the fraud type; empty for all
 * @param stages the stages it is written for
 * @param questions three
 * @param key the one sentence that should stay
 * @param replies one for each usual refusal
 * @param never what not to say or do
 */
public record ScriptCard(
    String id,
    String type,
    List<Stage> stages,
    Bilingual opening,
    List<Bilingual> questions,
    Bilingual key,
    List<ScriptReply> replies,
    List<Bilingual> never) {}
