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
            "%nThe sample town lives: %,d records of 300 people over three days, in %d minutes.%n"
                + "Everything in it is synthetic; a visited day moves up to the present.%n%n"
                + "  Console (operators)     %s/%n"
                + "  Phone page (advisors)   %s/advisor%n%n"
                + "  account      one-time password (this run only)%n",
            records, overMillis / 60_000, url, url));
    passwords.forEach(
        (user, password) -> text.append(String.format("  %-12s %s%n", user, password)));
    text.append(
        String.format(
            "%nTry: sign in as operator and watch alerts arrive (the first after some seconds); t%n"
                + "takes the next one, d dispatches it, ? shows all keys. The card names the advisor:%n"
                + "sign in as that advisor in a private window (%s/advisor),%n"
                + "accept, call, and say what came of it. Back at the console: c reviews, v visits,%n"
                + "w closes. Who does nothing sees cases go out by themselves when their time is up.%n"
                + "试试：以 operator 登录，看预警到来；t 接单，d 派单，? 显示全部按键。按卡片上的顾问%n"
                + "编号另开隐私窗口登录 %s/advisor，接受、联系、反馈；再回控制台%n"
                + "c 审核、v 回访、w 结案。%n%n"
                + "Ctrl-C ends it.%n",
            url, url));
    return text.toString();
  }
}
