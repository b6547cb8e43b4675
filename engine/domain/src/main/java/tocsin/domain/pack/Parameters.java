package tocsin.domain.pack;

/**
 * Numbers of a pack that are not weights.
 *
 * @param confirmAt indicator confidence (0–100) from which a target is confirmed
 * @param suspectAt indicator confidence from which a target is suspect
 * @param recencyHalfLifeMillis half-life of the fact {@code recency}
 * @param heatHalfLifeMillis half-life of the fact {@code heat}
 * @param contextMillis how near a bank, payment or remote session must be to a fraud session
 * @param sessionGapMillis silence that ends a session
 * @param joinMillis how long an exposure stays open for other targets of a compatible type
 * @param retentionMillis how long visits are remembered
 * @param contextRetentionMillis how long context without an exposure is remembered
 * @param recheckMillis silence after which a tier is looked at again; then after twice, four times
 *     … as long
 * @param closeAfterMillis silence after which an alert is closed
 * @param maxVisitors visitors remembered per site; a site with more keeps a sample
 * @param nightFromHour first hour of the night in the centre's zone, 0–23
 * @param nightUntilHour first hour after the night
 */
public record Parameters(
    int confirmAt,
    int suspectAt,
    long recencyHalfLifeMillis,
    long heatHalfLifeMillis,
    long contextMillis,
    long sessionGapMillis,
    long joinMillis,
    long retentionMillis,
    long contextRetentionMillis,
    long recheckMillis,
    long closeAfterMillis,
    int maxVisitors,
    int nightFromHour,
    int nightUntilHour) {}
