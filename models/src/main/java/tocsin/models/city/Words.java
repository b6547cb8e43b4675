package tocsin.models.city;

/** Invented words for hosts and paths. */
final class Words {
  private static final String[] PLACES = {
    "huxi",
    "nanwan",
    "beigang",
    "dongshan",
    "xihe",
    "qingyuan",
    "lanting",
    "yunhai",
    "jinshan",
    "taihe",
    "anping",
    "fuyang",
    "linhai",
    "songjia",
    "meixi",
    "heping"
  };
  private static final String[] TRADES = {
    "tea", "silk", "books", "garden", "tools", "music", "school", "clinic", "hotel", "travel",
    "food", "sport", "photo", "home", "farm", "print"
  };
  private static final String[] LURES = {
    "vip", "gold", "fast", "lucky", "easy", "star", "king", "smart", "rich", "happy"
  };
  private static final String[] PAGES = {
    "index", "list", "news/1", "item/42", "about", "search", "play/7", "a/b"
  };

  private Words() {}

  static String place(Chance chance) {
    return PLACES[chance.below(PLACES.length)];
  }

  static String trade(Chance chance) {
    return TRADES[chance.below(TRADES.length)];
  }

  static String lure(Chance chance) {
    return LURES[chance.below(LURES.length)];
  }

  static String page(Chance chance) {
    return PAGES[chance.below(PAGES.length)];
  }

  /** Letters and digits as a machine would shuffle them. */
  static String random(Chance chance, int length) {
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      int n = chance.below(36);
      out.append((char) (n < 26 ? 'a' + n : '0' + n - 26));
    }
    return out.toString();
  }
}
