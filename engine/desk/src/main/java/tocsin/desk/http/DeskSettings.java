package tocsin.desk.http;

import java.time.ZoneId;
import java.util.Set;

/**
 * How the desk is reached and bounded.
 *
 * @param host address to listen on; loopback unless a proxy or another machine is to reach it
 * @param port 0 for any free one
 * @param publicHosts host names, with port where there is one, under which browsers reach the desk;
 *     any other Host header is refused, so that no foreign name can be bound to this address
 * @param openMetrics whether {@code /metrics} answers on loopback without a session
 * @param privateWebhooks whether webhooks may point to private addresses
 * @param exportPeople people in an export from which a second person must agree
 * @param judgeGate people behind a verdict from which a second person must agree
 * @param judgeShare the same, percent of the people of one enterprise
 * @param revealsADay people whose number one advisor may see in a day
 * @param zone where "today" is
 */
public record DeskSettings(
    String host,
    int port,
    Set<String> publicHosts,
    boolean openMetrics,
    boolean privateWebhooks,
    int exportPeople,
    int judgeGate,
    int judgeShare,
    int revealsADay,
    ZoneId zone) {
  /** Loopback, port 8686, and the promises of the contract. */
  public static final DeskSettings DEFAULT =
      new DeskSettings(
          "127.0.0.1", 8686, Set.of(), true, false, 1_000, 50, 20, 50, ZoneId.of("Asia/Shanghai"));

  public DeskSettings {
    publicHosts = Set.copyOf(publicHosts);
  }

  /** The same on another port. */
  public DeskSettings onPort(int other) {
    return new DeskSettings(
        host,
        other,
        publicHosts,
        openMetrics,
        privateWebhooks,
        exportPeople,
        judgeGate,
        judgeShare,
        revealsADay,
        zone);
  }
}
