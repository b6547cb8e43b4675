package tocsin.domain.intel;

import org.jspecify.annotations.Nullable;

/**
 * A target with the verdict that a visit to it met.
 *
 * @param target host, URL, IP, package id or certificate hash
 * @param kind what {@code target} is
 * @param verdict suspect or confirmed
 * @param fraudType the pack's code, or {@code unknown}
 * @param campaign stable id; provisional while the target stands alone
 * @param confidence 0–100
 * @param listedAs the kind of the indicator met; null when flagged by other evidence
 * @param source the feed's name; empty when flagged by other evidence
 */
public record FlaggedTarget(
    String target,
    TargetKind kind,
    Verdict verdict,
    String fraudType,
    String campaign,
    int confidence,
    @Nullable IndicatorKind listedAs,
    String source) {}
