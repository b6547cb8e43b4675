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
  TECH
}
