/**
 * What the engine tells people: tiers, stages, reasons, alerts.
 *
 * <p>In: pseudonyms. Out: alert versions. Never add here: how a tier is found, or a person's name.
 */
@NullMarked
package tocsin.domain.alert;

import org.jspecify.annotations.NullMarked;
