package tocsin.models.city;

import org.jspecify.annotations.Nullable;

/**
 * One access as it happened, before a sensor saw it.
 *
 * @param at milliseconds UTC
 * @param person the resident's number
 * @param host host name, or a bare address
 * @param ip the server's IPv4 address
 * @param path path of the URL; null when it is encrypted and only the host can be seen
 * @param post whether something was sent by a form
 * @param app package id of the app, null for a browser
 * @param cert what the server's certificate is made from; 0 when a sensor could not see it
 * @param up bytes sent
 * @param down bytes received
 * @param millis how long it took
 * @param site number of the ordinary site, −1 for a fraud host
 * @param fraud the fraud host, null for an ordinary site
 */
record Event(
    long at,
    int person,
    String host,
    int ip,
    @Nullable String path,
    boolean post,
    @Nullable String app,
    long cert,
    long up,
    long down,
    long millis,
    int site,
    @Nullable FraudHost fraud) {

  /** Whether the server has no name. */
  boolean bare() {
    return Character.isDigit(host.charAt(host.length() - 1));
  }

  String address() {
    return text(ip);
  }

  static String text(int ip) {
    return (ip >>> 24) + "." + (ip >>> 16 & 255) + "." + (ip >>> 8 & 255) + "." + (ip & 255);
  }

  static int ip(int a, int b, int c, int d) {
    return a << 24 | b << 16 | c << 8 | d;
  }
}
