package tocsin.domain.people;

import java.util.List;

/**
 * What can be wrong with a roster, with its texts in both languages. <code>{0}</code> stands for
 * the first argument of the {@link RosterFault}; arguments are ids, never names or phone numbers.
 */
public enum RosterIssue {
  // Files and cells
  FILE_MISSING(true, "the file is missing", "缺少该文件", "add it", "补上该文件"),
  NOT_UTF8(
      true,
      "the file is not UTF-8 (GBK?); this row and those below it are left out",
      "文件不是 UTF-8 编码（可能是 GBK），本行及以下各行均未读入",
      "save it as UTF-8",
      "另存为 UTF-8 编码"),
  QUOTES(true, "quotes do not match", "引号不成对", "mend the row", "改正该行的引号"),
  CELLS(
      true,
      "{0} cells for {1} columns",
      "有 {0} 格，而表头只有 {1} 列",
      "put quotes around a cell with a comma",
      "含逗号的格子要加引号"),
  COLUMN_UNUSED(false, "column '{0}' is not used", "“{0}”列没有用处", "the columns are {1}", "可用的列：{1}"),
  FIELD_MISSING(true, "no {0}", "缺少 {0}", "fill it in", "请填写"),
  NO_NUMBER(true, "{0} is no whole number", "{0} 不是整数", "mend {0}", "改正 {0}"),
  NO_TIME(
      true,
      "{0} is no time",
      "{0} 不是时间",
      "ISO-8601 with a zone, or epoch milliseconds",
      "写成带时区的 ISO-8601，或毫秒时间戳"),
  NO_CONSTANT(true, "{0} '{1}' is none of {2}", "{0}“{1}”不在可选值 {2} 之中", "mend {0}", "改正 {0}"),
  NO_DATE(
      true, "date '{0}' is no date", "日期“{0}”无效", "a date like 2026-10-01", "写成 2026-10-01 这样的日期"),
  NO_ADDRESS(true, "ip is no address", "ip 不是地址", "mend ip", "改正 ip"),
  DATES(
      true,
      "validFrom is not before validUntil",
      "生效时间 validFrom 不早于失效时间 validUntil",
      "mend the dates",
      "改正起止时间"),
  // Units
  UNIT_NO_ID(
      true, "a unit without unitId", "单位没有编号 unitId", "give it an id of its own", "给它一个唯一编号"),
  UNIT_TWICE(true, "unit {0} twice", "单位 {0} 重复", "keep one of the two rows", "两行只留一行"),
  UNIT_OWN_ANCESTOR(
      true,
      "unit {0} is its own ancestor",
      "单位 {0} 的上级绕回了它自己",
      "mend parentId; only the centre has none",
      "改正 parentId；只有中心没有上级"),
  UNIT_NO_PARENT(
      true,
      "unit {0}: no unit {1} above it",
      "单位 {0} 的上级 {1} 不存在",
      "mend parentId; only the centre has none",
      "改正 parentId；只有中心没有上级"),
  UNIT_TOO_DEEP(
      true,
      "unit {0} sits deeper than {1}",
      "单位 {0} 的层级超过 {1} 层",
      "mend parentId; only the centre has none",
      "改正 parentId；只有中心没有上级"),
  UNIT_NO_ROOT(
      true,
      "unit {0} has no parent but is no centre",
      "单位 {0} 没有上级，却不是中心",
      "mend parentId; only the centre has none",
      "改正 parentId；只有中心没有上级"),
  UNIT_LEVEL(
      false,
      "unit {0} ({1}) stands below {2} ({3})",
      "单位 {0}（{1}）挂在 {2}（{3}）之下，层级颠倒",
      "the order is centre, county, station, point, enterprise, workshop",
      "层级依次为中心、县区、派出所、服务点、企业、车间"),
  CENTRE_MISSING(
      false,
      "no centre: the last step of every route is empty",
      "没有中心，所有预警的最后一级无人接收",
      "add one unit of kind centre",
      "增加一个 centre 单位"),
  CENTRE_TWICE(
      false,
      "centre {0} beside centre {1}",
      "已有中心 {1}，又有中心 {0}",
      "keep one; make the other a county",
      "只留一个，另一个改为 county"),
  STATION_MISSING(
      false,
      "enterprise {0}: no station above it; who is not reached by an advisor goes to the centre",
      "企业 {0} 之上没有派出所，顾问够不着的人只能交中心",
      "put it below a station",
      "把它挂到派出所之下"),
  ENTERPRISE_NO_ADVISOR(
      false,
      "enterprise {0}: {1} people, nobody on the roster advises there",
      "企业 {0} 有 {1} 人，却没有一名在任顾问",
      "add an advisor, then run roster plan",
      "增补顾问后运行 roster plan"),
  // People and relations
  PERSON_NO_SUBJECT(
      true, "a person without subject", "人员没有假名 subject", "give the pseudonym", "填写假名"),
  PERSON_TWICE(true, "a subject twice", "同一假名 subject 重复", "keep one of the two rows", "两行只留一行"),
  PERSON_UNIT_UNKNOWN(
      false, "no unit {0}", "没有单位 {0}", "add the unit or mend unitId", "增加该单位或改正 unitId"),
  PERSON_NO_UNIT(
      false,
      "neither unit nor advisor: only the centre is left",
      "既无单位又无顾问，只能交中心",
      "fill in unitId",
      "填写 unitId"),
  PERSON_UNBOUND(
      false,
      "bound to nobody in enterprise {0}",
      "在企业 {0} 工作，却没有绑定任何顾问",
      "bind to an advisor, or run roster plan",
      "绑定顾问，或运行 roster plan"),
  PERSON_NO_PHONE(
      false, "no phone: the advisor cannot call", "没有电话，顾问无法联系", "fill in phone", "填写 phone"),
  ADVISOR_NO_PHONE(
      false,
      "advisor {0} has no phone: no task reaches him",
      "顾问 {0} 没有电话，任务送不到",
      "fill in phone",
      "填写 phone"),
  MINOR_NO_GUARDIAN(
      false,
      "a minor without guardian: alerts go to the station",
      "未成年人没有登记监护人，预警只能交派出所",
      "add the guardian to relations.csv",
      "在 relations.csv 中登记监护人"),
  RELATION_SELF(true, "a person as {0} of himself", "本人被登记为自己的 {0}", "mend other", "改正 other"),
  RELATION_UNKNOWN_PERSON(
      false,
      "{0} is not in people.csv",
      "{0} 不在 people.csv 中",
      "add the person or mend the pseudonym",
      "增加该人员或改正假名"),
  RELATION_TWICE(true, "the same relation twice", "同一关系重复", "keep one of the two rows", "两行只留一行"),
  SUPERIOR_CYCLE(false, "superiors in a circle: {0}", "上下级成环：{0}", "mend the circle", "解开该环"),
  HOLIDAY_TWICE(false, "holiday {0} twice", "节假日 {0} 重复", "keep one of the two rows", "两行只留一行"),
  // Advisors
  ADVISOR_NO_ID(
      true,
      "an advisor without advisorId",
      "顾问没有编号 advisorId",
      "give it an id of its own",
      "给它一个唯一编号"),
  ADVISOR_TWICE(
      true,
      "advisor {0} twice at one time",
      "顾问 {0} 在同一时间有两条",
      "end one row before the other begins",
      "让前一行在后一行生效之前失效"),
  ADVISOR_CAPACITY(true, "advisor {0}: capacity {1}", "顾问 {0} 的容量为 {1}", "1 to {2}", "应为 1 到 {2}"),
  ADVISOR_DATES(
      true,
      "advisor {0}: validFrom is not before validUntil",
      "顾问 {0} 的生效时间不早于失效时间",
      "mend the dates",
      "改正起止时间"),
  ADVISOR_SHIFTS(
      true,
      "advisor {0}: {1}",
      "顾问 {0} 的班次写法有误：{1}",
      "mend shifts",
      "改正 shifts，例如 Mon-Fri 08:00-20:00;-holiday"),
  ADVISOR_UNIT_UNKNOWN(
      false,
      "advisor {0}: no unit {1}",
      "顾问 {0} 所在单位 {1} 不存在",
      "add the unit or mend unitId",
      "增加该单位或改正 unitId"),
  ADVISOR_UNKNOWN_PERSON(
      false,
      "advisor {0}: the person is not in people.csv",
      "顾问 {0} 本人不在 people.csv 中",
      "add the person or mend subject",
      "增加该人员或改正 subject"),
  HOURS_EMPTY(
      false,
      "advisor {0} and {1} deputies: nobody on duty {2}; alerts of {3} people go to the next level then",
      "顾问 {0} 与 {1} 名副顾问：{2} 无人在岗，{3} 人的预警届时上交下一级",
      "widen shifts, or add a deputy on duty then",
      "延长班次，或增加届时在岗的副顾问"),
  // Bindings
  BINDING_NO_SUBJECT(
      true, "a binding without subject", "绑定没有假名 subject", "give the pseudonym", "填写假名"),
  BINDING_NO_ADVISOR(
      true,
      "no advisor {0}",
      "没有顾问 {0}",
      "add the advisor or mend advisorId",
      "增加该顾问或改正 advisorId"),
  BINDING_TWICE(true, "the same binding twice", "同一绑定重复", "keep one of the two rows", "两行只留一行"),
  BINDING_FULL(
      true,
      "binding of {0} to {1} refused: it would be number {2}, capacity is {3}",
      "{0} 与顾问 {1} 的绑定被拒：它将是第 {2} 个，容量只有 {3}",
      "bind to another advisor, or end a binding first",
      "改绑其他顾问，或先结束一个绑定"),
  PRIMARY_TWICE(
      true,
      "{0} has a primary advisor at that time already",
      "{0} 在该时间已有主顾问",
      "make one of them a deputy, or end it before",
      "其中一个改为 deputy，或让前者先失效"),
  BINDING_UNKNOWN_PERSON(
      false,
      "{0} is not in people.csv",
      "{0} 不在 people.csv 中",
      "add the person or remove the binding",
      "增加该人员或删除该绑定"),
  BINDING_EXPIRED(
      false,
      "the primary binding to {0} ended and none followed",
      "与主顾问 {0} 的绑定已失效，且没有新的",
      "extend it, or run roster plan",
      "延长期限，或运行 roster plan"),
  BINDING_ADVISOR_GONE(
      false,
      "advisor {0} is no longer, or not yet, in office",
      "顾问 {0} 已离任或尚未到任",
      "bind to another advisor, or run roster plan",
      "改绑其他顾问，或运行 roster plan"),
  BOUND_TO_SELF(
      false,
      "advisor {0} is bound to himself",
      "顾问 {0} 绑定的是本人",
      "bind to another advisor, or run roster plan",
      "改绑其他顾问，或运行 roster plan"),
  BOUND_TO_SUPERIOR(
      false,
      "advisor {0} is the person's superior",
      "顾问 {0} 是其上级",
      "bind to another advisor, or run roster plan",
      "改绑其他顾问，或运行 roster plan"),
  BOUND_IN_CONFLICT(
      false,
      "advisor {0} may not be told: {1}",
      "顾问 {0} 须回避：{1}",
      "bind to another advisor, or run roster plan",
      "改绑其他顾问，或运行 roster plan"),
  DEPUTY_MISSING(
      false,
      "no deputy beside {0}",
      "除主顾问 {0} 外没有副顾问",
      "bind a deputy, or run roster plan",
      "绑定副顾问，或运行 roster plan"),
  PRIMARY_MISSING(
      false,
      "a deputy, {0}, but no primary",
      "只有副顾问 {0}，没有主顾问",
      "bind a primary, or run roster plan",
      "绑定主顾问，或运行 roster plan"),
  DEPUTY_IS_PRIMARY(
      false,
      "deputy {0} is the primary advisor too",
      "副顾问 {0} 就是主顾问本人",
      "bind another deputy",
      "换一名副顾问");

  private final boolean refused;
  private final String what;
  private final String whatZh;
  private final String remedy;
  private final String remedyZh;

  RosterIssue(boolean refused, String what, String whatZh, String remedy, String remedyZh) {
    this.refused = refused;
    this.what = what;
    this.whatZh = whatZh;
    this.remedy = remedy;
    this.remedyZh = remedyZh;
  }

  /** Whether the row is left out; otherwise it stands and deserves a look. */
  public boolean isRefused() {
    return refused;
  }

  String what(List<String> arguments) {
    return filled(what, arguments);
  }

  String whatZh(List<String> arguments) {
    return filled(whatZh, arguments);
  }

  String remedy(List<String> arguments) {
    return filled(remedy, arguments);
  }

  String remedyZh(List<String> arguments) {
    return filled(remedyZh, arguments);
  }

  /** One pass, so that an argument that looks like a place is left alone. */
  private static String filled(String text, List<String> arguments) {
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean place = text.charAt(i) == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}';
      if (!place) {
        filled.append(text.charAt(i));
        continue;
      }
      filled.append(arguments.get(text.charAt(i + 1) - '0'));
      i += 2;
    }
    return filled.toString();
  }
}
