package tocsin.domain.pack;

/**
 * A kind of fraud.
 *
 * @param code as in DOMAIN: F00–F10
 * @param zh name in Chinese
 * @param en name in English
 * @param plainZh how an advisor may put it, in Chinese
 * @param plainEn how an advisor may put it, in English
 * @param fast whether losses fall within hours
 * @param stigma whether the lure would shame the person before the employer
 */
public record FraudType(
    String code,
    String zh,
    String en,
    String plainZh,
    String plainEn,
    boolean fast,
    boolean stigma) {}
