package tocsin.desk.http;

/** OIDC. */
final class OidcHandlers {
  OidcHandlers(Parts parts, SessionHandlers sessions) {}

  void add(Routes routes) {
    var unused =
        routes
            .on(Endpoint.OIDC_START, call -> Reply.none())
            .on(Endpoint.OIDC_CALLBACK, call -> Reply.none());
  }
}
