package tocsin.core.detect;

import java.util.Map;

/**
 * Why a target is held what it is.
 *
 * @param code reason code
 * @param logOdds what it adds to the log-odds of fraud, nats; above 0 speaks for fraud
 * @param zh a sentence in Chinese
 * @param en the same in English
 * @param evidence what it rests on, by name
 */
public record WeighedReason(
    String code, double logOdds, String zh, String en, Map<String, String> evidence) {}
