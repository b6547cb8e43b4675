package tocsin.domain.pack;

import java.util.List;

/**
 * What the sieve reads from a name, a path or an access before any list is asked; what it weighs is
 * for {@link FusionRule} to say.
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
    long uploadBytes,
    long largeUploadBytes) {}
