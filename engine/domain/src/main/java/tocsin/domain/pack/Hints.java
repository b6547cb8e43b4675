package tocsin.domain.pack;

import java.util.List;

/**
 * What the sieve reads from a name or path before any list is asked. Points are shares of a
 * target's prior, 0–100; no single hint reaches the suspect threshold of a sound pack.
 *
 * @param riskySuffixes suffixes that cost nothing, without a leading dot
 * @param lureWords words that lures use, lower case
 * @param downloadSuffixes path endings of app packages and profiles, lower case
 * @param uploadBytes bytes up from which {@code UPLOAD} is raised
 * @param largeUploadBytes bytes up from which {@code LARGE_UPLOAD} is raised
 */
public record Hints(
    List<String> riskySuffixes,
    List<String> lureWords,
    List<String> downloadSuffixes,
    int bareIpPoints,
    int randomLabelPoints,
    int riskySuffixPoints,
    int lureWordPoints,
    int downloadPoints,
    long uploadBytes,
    long largeUploadBytes) {}
