package tocsin.desk.notify;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where webhooks may point: https, and never into the desk's own network, so that nobody reaches
 * through the desk what only the desk can reach (SSRF). Looked at when a webhook is added and again
 * before each delivery; the resolver keeps an answer for 30 s, so the address that was looked at is
 * the one that is called.
 */
public final class Addresses {
  private Addresses() {}

  /** What is wrong with an address, empty when nothing is. */
  public static Optional<String> fault(String url, boolean privateAllowed) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("not a URL");
    }
    String host = uri.getHost();
    boolean scheme =
        "https".equals(uri.getScheme()) || (privateAllowed && "http".equals(uri.getScheme()));
    if (!scheme || host == null || uri.getUserInfo() != null) {
      return Optional.of("an https URL without a user");
    }
    return privateAllowed ? Optional.empty() : reachable(host);
  }

  private static Optional<String> reachable(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (isInside(address)) {
          return Optional.of("a public address; the setting webhooks.private allows others");
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of("a host that can be found");
    }
  }

  private static boolean isInside(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean sharedOrUnique =
        bytes.length == 4
            ? ((bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64) || (bytes[0] & 0xff) == 0
            : (bytes[0] & 0xfe) == 0xfc;
    return sharedOrUnique
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress();
  }
}
