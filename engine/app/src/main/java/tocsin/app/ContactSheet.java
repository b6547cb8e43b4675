package tocsin.app;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.app.knowledge.Loaded;
import tocsin.core.capacity.Offers;
import tocsin.core.outreach.ScriptBook;
import tocsin.core.route.Roster;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.Bilingual;
import tocsin.domain.pack.FraudType;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.ScriptCard;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Contact;
import tocsin.domain.people.Person;
import tocsin.domain.people.Unit;

/** The columns of a contact list. */
final class ContactSheet {
  static final List<String> HEADER =
      List.of(
          "紧急程度 urgency",
          "姓名 name",
          "电话 phone",
          "部门 department",
          "岗位 post",
          "疑似类型 suspected scam",
          "最迟联系 contact by",
          "编号 case",
          "任务 task",
          "话术卡 script card",
          "关键一句 key sentence",
          "核对口令 phrase",
          "反馈 report back");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Loaded loaded;
  private final Pack pack;
  private final ScriptBook scripts;
  private final ZoneId zone;
  private final Map<String, Bilingual> phrases;

  /** An open alert's last version and what it is to an advisor. */
  record Row(Alert alert, Assignment assignment) {
    /** Whether somebody is to be called; otherwise the row is for general education. */
    boolean isTask() {
      return Offers.isTask(assignment);
    }
  }

  /**
   * Takes what rows are written from.
   *
   * @param phrases of open tasks, by alert
   */
  ContactSheet(Loaded loaded, Map<String, Bilingual> phrases) {
    this.loaded = loaded;
    this.pack = loaded.edition().model().pack();
    this.scripts = new ScriptBook(pack.scripts());
    this.zone = ZoneId.of(pack.zone());
    this.phrases = phrases;
  }

  /**
   * A row's cells, in the order of {@link #HEADER}.
   *
   * @param campaign of a campaign task, else null
   * @param people how many the campaign task has
   */
  List<String> cells(Row row, @Nullable String campaign, long people) {
    Roster roster = loaded.edition().roster();
    Alert alert = row.alert();
    String subject = alert.subject();
    @Nullable Contact contact = loaded.contacts().get(subject);
    @Nullable Person person = roster.person(subject);
    String reached =
        roster.reachedThrough(subject, row.assignment().advisorId(), alert.decidedAt());
    @Nullable Contact guardian =
        reached == null || reached.equals(subject) ? null : loaded.contacts().get(reached);
    @Nullable Unit unit = person == null ? null : roster.unit(person.unitId());
    @Nullable ScriptCard card = scripts.card(alert.fraudType(), alert.stage());
    Bilingual phrase = phrases.getOrDefault(alert.alertId(), new Bilingual("", ""));
    return List.of(
        urgency(row),
        cell(name(contact, guardian)),
        cell(phone(contact, guardian)),
        cell(unit == null ? "" : unit.name()),
        cell(person == null ? "" : person.post()),
        cell(plain(loaded.edition().model().types().get(alert.fraudType()))),
        by(row.assignment().contactBy()),
        alert.alertId(),
        campaign == null
            ? ""
            : "同案 " + people + " 人，一并联系 one task, " + people + " people: " + campaign,
        card == null ? "" : card.id(),
        cell(card == null ? "" : key(card, called(contact, guardian), phrase)),
        cell(both(phrase)),
        cell(row.isTask() ? both(pack.scripts().report()) : ""));
  }

  private static String key(ScriptCard card, String name, Bilingual phrase) {
    return both(ScriptBook.filled(card.key(), name, phrase));
  }

  private static String both(Bilingual text) {
    return text.zh().isEmpty() ? "" : text.zh() + " / " + text.en();
  }

  private String by(long at) {
    return at == Long.MAX_VALUE ? "" : TIME.format(Instant.ofEpochMilli(at).atZone(zone));
  }

  /** A minor is spoken of with the guardian, whom the advisor calls. */
  private static String name(@Nullable Contact contact, @Nullable Contact guardian) {
    String name = contact == null ? "" : contact.name();
    return guardian == null ? name : name + "（监护人 guardian: " + guardian.name() + "）";
  }

  private static String called(@Nullable Contact contact, @Nullable Contact guardian) {
    Contact called = guardian == null ? contact : guardian;
    return called == null ? "" : called.name();
  }

  private static String phone(@Nullable Contact contact, @Nullable Contact guardian) {
    Contact called = guardian == null ? contact : guardian;
    return called == null ? "" : called.phone();
  }

  private static String plain(@Nullable FraudType type) {
    return type == null
        ? "疑似网络诈骗 / a suspected online scam"
        : type.plainZh() + " / " + type.plainEn();
  }

  private static String urgency(Row row) {
    Tier tier = row.isTask() ? row.alert().tier() : Tier.BLUE;
    return switch (tier) {
      case RED -> "■ 立即 now";
      case ORANGE -> "▲ 紧急 urgent";
      case YELLOW -> "● 今天 today";
      case BLUE -> "○ 宣教 education";
      case NONE -> "";
    };
  }

  /** A cell that no spreadsheet takes for a formula (OWASP ASVS 1.2.10). */
  static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
    boolean phone = text.matches("\\+?[0-9 ()-]{5,20}");
    return formula && !phone ? "'" + text : text;
  }
}
