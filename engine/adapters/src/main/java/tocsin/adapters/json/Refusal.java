package tocsin.adapters.json;

import tocsin.domain.traffic.RejectReason;

/**
 * Why a line gives no record. An expected outcome of input, so it is returned, not thrown.
 *
 * @param detail what was found and what is allowed; never a personal field's value
 */
public record Refusal(RejectReason reason, String detail) {}
