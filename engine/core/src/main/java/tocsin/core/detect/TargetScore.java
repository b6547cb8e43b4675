package tocsin.core.detect;

import java.util.List;
import tocsin.core.fuse.Evidence;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;

/**
 * What is held of one host or URL by itself, without a look at who was there.
 *
 * @param target the host, or {@code host/path?query} when a listed URL spoke
 * @param host canonical: lower case, punycode; an address without brackets
 * @param path with query; empty for a bare host
 * @param registrableDomain by the public suffix list, private section included; empty for an
 *     address
 * @param verdict clean, unknown, suspect or confirmed
 * @param logOdds of fraud, nats
 * @param probability of fraud, 0–1, at the pack's base rate
 * @param evidence what was weighed
 * @param reasons strongest first
 */
public record TargetScore(
    String target,
    TargetKind kind,
    String host,
    String path,
    String registrableDomain,
    Verdict verdict,
    double logOdds,
    double probability,
    Evidence evidence,
    List<WeighedReason> reasons) {}
