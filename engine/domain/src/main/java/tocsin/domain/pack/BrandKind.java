package tocsin.domain.pack;

/** What a brand is to the people whom its look-alikes deceive. */
public enum BrandKind {
  BANK,
  POLICE,
  COURT,
  GOVERNMENT,
  COURIER,
  SHOP,
  LENDER,
  PAYMENT,
  CARRIER,
  CHAT,
  EXCHANGE,
  GAME,
  TRAVEL,
  MEDIA,
  TECH;

  /** Whether strangers hardly ever put the name into an honest one: money or the state. */
  public boolean holdsMoney() {
    return switch (this) {
      case BANK, POLICE, COURT, GOVERNMENT, LENDER, PAYMENT, EXCHANGE -> true;
      case COURIER, SHOP, CARRIER, CHAT, GAME, TRAVEL, MEDIA, TECH -> false;
    };
  }

  /** Whether people buy, send or pay there, so that only the brand itself names a host after it. */
  public boolean isTradedOn() {
    return holdsMoney() || this == COURIER || this == SHOP || this == CARRIER;
  }
}
