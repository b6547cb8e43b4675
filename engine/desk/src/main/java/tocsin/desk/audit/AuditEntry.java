package tocsin.desk.audit;

/**
 * A line in its place in the chain.
 *
 * @param seq from 1, without gaps; the id of server-sent events
 * @param at milliseconds UTC
 * @param detail JSON with sorted keys
 * @param hash hexadecimal SHA-256 over the line and the hash before it
 */
public record AuditEntry(
    long seq, long at, String actor, String action, String object, String detail, String hash) {}
