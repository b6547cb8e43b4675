/**
 * Recognises an app by the hosts it talks to, however new each of them is (DOMAIN §2.9): hosts get
 * roles, a person's accesses close together make a session, a session in enough roles states how
 * much it speaks for a fraud app, and two people's sessions that agree make it evidence.
 *
 * <p>In: {@link tocsin.domain.intel.AppTouch} of one person, {@link tocsin.domain.intel.AppSetFact}
 * of one site. Out: facts, and what a page of them is worth as of a time. Everything is decided by
 * event time over sets, so the order of arrival changes nothing. Never add here: what a target's
 * verdict is (discover), or host names (packs hold them).
 */
@NullMarked
package tocsin.core.apps;

import org.jspecify.annotations.NullMarked;
