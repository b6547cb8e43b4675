package tocsin.desk.store;

import java.util.Map;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseState;

/** How many cases there are. */
public record CaseCounts(
    long total, long breached, Map<CaseState, Long> byState, Map<Tier, Long> byTier) {}
