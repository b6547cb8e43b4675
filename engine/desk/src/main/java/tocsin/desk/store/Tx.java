package tocsin.desk.store;

import java.sql.Connection;

/**
 * The writer's transaction while a work runs in it. Confined to the writer's thread; keep no
 * reference to it.
 *
 * @param connection auto-commit is off; never commit or roll back by hand
 * @param at the wall clock when the work began, milliseconds UTC: the one time of all its lines
 */
public record Tx(Connection connection, long at) {}
