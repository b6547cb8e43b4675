package tocsin.desk.audit;

import java.util.Map;

/**
 * What is to be remembered. Pseudonyms and ids only.
 *
 * @param actor user, advisor or service id
 * @param action what was done: {@code case.take}, {@code vault.reveal}, {@code auth.refused}, …
 * @param object what it was done to: a case, target, user or task id
 * @param detail more, by name; at most {@value #MAX_DETAIL_CHARS} characters in all
 */
public record AuditLine(String actor, String action, String object, Map<String, String> detail) {
  /** Longest detail. */
  public static final int MAX_DETAIL_CHARS = 8_192;
}
