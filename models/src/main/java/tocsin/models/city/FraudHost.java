package tocsin.models.city;

import tocsin.models.city.Campaign.Role;

/**
 * A host of a campaign in one of its generations.
 *
 * @param target what the truth calls it: the host, or what is common to every victim's own host
 */
record FraudHost(Campaign campaign, Role role, int generation, String target) {}
