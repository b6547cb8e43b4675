/**
 * The API: every route in one table with its policy, problem+json, idempotency, conditional writes.
 *
 * <p>In: requests. Out: what {@code openapi.yaml} says, bounded by the caller's role. Never add
 * here: a route outside the table, SQL, decisions about cases.
 */
@NullMarked
package tocsin.desk.http;

import org.jspecify.annotations.NullMarked;
