package tocsin.models.city;

import org.jspecify.annotations.Nullable;

/**
 * One access as it happened, before a sensor saw it.
 *
 * @param at milliseconds UTC
 * @param person the resident's number
 * @param host host name, or a bare address
 * @param ip the server's address
 * @param path path of the URL; null when it is encrypted and only the host can be seen
 * @param post whether something was sent by a form
 * @param app package id of the app, null for a browser
 * @param up bytes sent
 * @param down bytes received
 * @param millis how long it took
 */
record Event(
    long at,
    int person,
    String host,
    String ip,
    @Nullable String path,
    boolean post,
    @Nullable String app,
    long up,
    long down,
    long millis) {}
