/**
 * Who asks, and what they may: users, roles, sessions, passwords, passkeys, OIDC, policies.
 *
 * <p>In: credentials, a route's policy. Out: a caller with role and jurisdiction, or no. Never add
 * here: case rules, plain secrets in logs.
 */
@NullMarked
package tocsin.desk.auth;

import org.jspecify.annotations.NullMarked;
