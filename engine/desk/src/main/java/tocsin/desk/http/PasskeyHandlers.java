package tocsin.desk.http;

/** Passkeys. */
final class PasskeyHandlers {
  PasskeyHandlers(Parts parts, SessionHandlers sessions) {}

  void add(Routes routes) {
    for (Endpoint each :
        java.util.List.of(
            Endpoint.PASSKEYS,
            Endpoint.PASSKEY_OPTIONS,
            Endpoint.PASSKEY_SIGN_IN,
            Endpoint.PASSKEY_REGISTER_OPTIONS,
            Endpoint.PASSKEY_REGISTER,
            Endpoint.PASSKEY_REMOVE)) {
      var unused = routes.on(each, call -> Reply.none());
    }
  }
}
