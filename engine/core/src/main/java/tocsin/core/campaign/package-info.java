/**
 * Which sites are one campaign. A fraud uses many hosts and exchanges them by the hour; who was led
 * from one to the next, and what lives at one address, belongs together.
 *
 * <p>In: {@link tocsin.domain.intel.CampaignLink links} between flagged sites. Out: of each site
 * the campaign's id as of any time, stable while hosts come and go. Never add here: what makes a
 * link (discover), what a campaign means for a person (score, model).
 */
@NullMarked
package tocsin.core.campaign;

import org.jspecify.annotations.NullMarked;
