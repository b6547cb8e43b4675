package tocsin.core.evaluate.compare;

import java.util.SortedMap;

/**
 * What a run read, as counts.
 *
 * @param formats records by format
 * @param files records by file, without folders
 * @param ignored lines passed over on purpose, by what they were
 * @param rejected rejected lines, by reason
 * @param unknownFields fields no decoder knows, by name
 * @param firstAt earliest record, milliseconds UTC; {@link Long#MAX_VALUE} when there is none
 * @param lastAt latest record, milliseconds UTC; {@link Long#MIN_VALUE} when there is none
 */
public record InputMix(
    long lines,
    long records,
    SortedMap<String, Long> formats,
    SortedMap<String, Long> files,
    SortedMap<String, Long> ignored,
    SortedMap<String, Long> rejected,
    SortedMap<String, Long> unknownFields,
    long firstAt,
    long lastAt) {}
