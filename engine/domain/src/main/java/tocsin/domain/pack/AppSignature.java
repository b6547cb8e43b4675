package tocsin.domain.pack;

import java.util.List;

/**
 * The known host set of a fraud app.
 *
 * @param id the app's name in the pack
 * @param fraudType the pack's code, or {@code unknown}
 * @param sites registrable domains or addresses of its hosts
 */
public record AppSignature(String id, String fraudType, List<String> sites) {}
