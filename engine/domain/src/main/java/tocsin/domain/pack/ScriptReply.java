package tocsin.domain.pack;

/**
 * What to answer to a refusal.
 *
 * @param heard how it is usually put
 */
public record ScriptReply(Refusal refusal, Bilingual heard, Bilingual answer) {}
