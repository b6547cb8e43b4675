package tocsin.domain.pack;

import java.util.List;
import tocsin.domain.intel.HostRole;

/** Names that stand for a role: parts of labels, or suffixes of platforms. */
public record RoleNames(HostRole role, List<String> names) {}
