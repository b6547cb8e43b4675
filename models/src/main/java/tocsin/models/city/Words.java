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
  private static final String[] BRANDS = {
    "taobao",
    "jingdong",
    "alipay",
    "weixin",
    "icbc",
    "ccb",
    "abchina",
    "cmbchina",
    "shunfeng",
    "12306",
    "10086",
    "unionpay",
    "pinduoduo",
    "douyin",
    "gongan",
    "zhengxin"
  };
  private static final String[] TAILS = {
    "-kefu", "-vip", "-app", "service", "-tuikuan", "h5", "-anquan", "pay"
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

  /** A known name with a digit for a letter, or with a word hung on. */
  static String lookAlike(Chance chance) {
    String brand = BRANDS[chance.below(BRANDS.length)];
    if (chance.happens(0.4)) {
      return brand.replace('o', '0').replace('i', '1') + chance.below(100);
    }
    return brand + TAILS[chance.below(TAILS.length)] + chance.below(100);
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
