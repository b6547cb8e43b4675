package tocsin.app;

import java.util.Map;

/** What a visitor is told. */
final class DemoText {
  private DemoText() {}

  /**
   * Addresses, accounts and what to try.
   *
   * @param passwords by user
   */
  static String welcome(String url, Map<String, String> passwords, long overMillis, int records) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%nThe sample town lives: %,d records of 300 people, three days in %d minutes, moved so that%n"
                + "they end now. Everything in it is synthetic. 样例小镇，全部为合成数据。%n%n"
                + "  Console (operators)     %s/%n"
                + "  Phone page (advisors)   %s/advisor%n%n"
                + "  account      one-time password (this run only)%n",
            records, overMillis / 60_000, url, url));
    passwords.forEach(
        (user, password) -> text.append(String.format("  %-12s %s%n", user, password)));
    text.append(
        String.format(
            "%nTry: sign in as operator and watch alerts arrive. Those above blue go out to an advisor%n"
                + "by themselves, as the routing says; Enter opens one and shows why and to whom, a takes%n"
                + "it, d sends it elsewhere, ? shows all keys. The card names the advisor: sign in as that%n"
                + "one in a private window (%s/advisor), call, say what came of it.%n"
                + "Back at the console: c reviews, v records a visit, w closes.%n"
                + "试试：以 operator 登录看预警到来。蓝色以上自动派给顾问；Enter 打开一件，看原因和去向，%n"
                + "a 接单，d 改派，? 显示全部按键。另开隐私窗口以卡片上的顾问登录 %s/advisor，%n"
                + "联系、反馈；再回控制台 c 审核、v 记录走访、w 结案。%n%n"
                + "Ctrl-C ends it. 按 Ctrl-C 结束。%n",
            url, url));
    return text.toString();
  }
}
