package tocsin.desk.http;

import org.jspecify.annotations.Nullable;

/** A target under suspicion, as the contract's schema of this name. */
record TargetRow(
    String target,
    String kind,
    String verdict,
    double score,
    String fraudType,
    @Nullable String campaign,
    @Nullable Long firstSeenAt,
    @Nullable Long flaggedAt,
    int visitors,
    @Nullable Integer openCases) {}
