/**
 * Telling others: webhooks, SMS gateways, chat robots, from an outbox, until they have it.
 *
 * <p>In: notices. Out: signed CloudEvents and short texts. Never add here: links in SMS, personal
 * data, evidence.
 */
@NullMarked
package tocsin.desk.notify;

import org.jspecify.annotations.NullMarked;
