package tocsin.domain.pack;

import java.util.List;
import java.util.Map;

/**
 * How likely a sign is in one step of five minutes. Only ratios within a row matter.
 *
 * @param sign a word of the engine
 * @param stages likelihood by stage, S0 to S7 in order, each above 0
 * @param excuses likelihood by excuse id, each above 0; all must stand
 */
public record FunnelSign(String sign, List<Double> stages, Map<String, Double> excuses) {}
