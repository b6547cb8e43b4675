package tocsin.domain.pack;

import java.util.List;
import tocsin.domain.alert.Tier;

/**
 * When alerts leave the usual way. All conditions must hold; one that is empty or false asks
 * nothing.
 *
 * @param why the reason that assignments carry
 * @param tiers any of these
 * @param types any of these fraud types, by code
 * @param stigma the fraud type shames the person before the employer
 * @param flags the person has any of these flags
 * @param minor the person is a minor
 * @param hours the decision falls into these spans of the centre's clock, written like a roster's
 *     shifts
 * @param to where to
 */
public record RoutingRule(
    String why,
    List<Tier> tiers,
    List<String> types,
    boolean stigma,
    List<String> flags,
    boolean minor,
    String hours,
    Way to) {}
