package tocsin.desk.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which cases, as the contract's schema of this name; empty parts do not restrict. */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record CaseFilter(
    List<String> state,
    List<String> tier,
    List<String> fraudType,
    List<String> unit,
    String owner,
    String advisor,
    String campaign,
    String target,
    boolean breached,
    long dueBefore,
    String q) {
  /** Everything open. */
  static final CaseFilter ALL =
      new CaseFilter(List.of(), List.of(), List.of(), List.of(), "", "", "", "", false, 0, "");

  CaseFilter {
    state = list(state);
    tier = list(tier);
    fraudType = list(fraudType);
    unit = list(unit);
    owner = text(owner);
    advisor = text(advisor);
    campaign = text(campaign);
    target = text(target);
    q = text(q);
  }

  private static List<String> list(@Nullable List<String> given) {
    return given == null ? List.of() : List.copyOf(given);
  }

  private static String text(@Nullable String given) {
    return Objects.requireNonNullElse(given, "");
  }
}
