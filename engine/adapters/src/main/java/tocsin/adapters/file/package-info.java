/**
 * Records from files, as sensors write them: native JSON Lines, CSV and pattern lines by a mapping,
 * Zeek logs, Suricata EVE; plain, gzip or zstd, told by content. Every line is accounted for.
 *
 * <p>In: paths. Out: {@link tocsin.domain.traffic.Intake}. Never add here: what a record means, or
 * a feed of indicators.
 */
@NullMarked
package tocsin.adapters.file;

import org.jspecify.annotations.NullMarked;
