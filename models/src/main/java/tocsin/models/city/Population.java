package tocsin.models.city;

import tocsin.core.kernel.Hash64;

/**
 * Who lives in the city. Every attribute follows from the seed and the person's number; what the
 * traffic needs at every slice is kept, ten bytes a person. Names are example names, phone numbers
 * begin with the unassigned 12, addresses are private.
 */
final class Population {
  private static final String[] SURNAMES = {
    "张", "王", "李", "赵", "陈", "杨", "吴", "周", "徐", "孙", "马", "朱", "胡", "林", "郭", "何"
  };
  private static final Sensor[] SENSORS = Sensor.values();
  private static final int ENTERPRISE_SIZE = 75;
  private static final int WORKSHOP_SIZE = 25;

  /** Offices' shared addresses begin here, above all people's. */
  private static final int OFFICE_NET = Event.ip(10, 192, 0, 0);

  private final CityPlan plan;
  private final long key;
  private final float[] activity;
  private final byte[] sensors;
  private final byte[] traits;

  private static final int NIGHT_SHIFT = 1;
  private static final int ON_DUTY = 2;
  private static final int OFFICE_NAT = 4;
  private static final int SCANNER = 8;

  Population(CityPlan plan) {
    this.plan = plan;
    this.key = Hash64.mix(plan.seed());
    this.activity = new float[plan.people()];
    this.sensors = new byte[plan.people()];
    this.traits = new byte[plan.people()];
    for (int person = 0; person < plan.people(); person++) {
      activity[person] = (float) Math.min(3, chance(person, 9).logNormal(0.85, 0.5));
      sensors[person] = (byte) drawSensor(person).ordinal();
      traits[person] = drawTraits(person);
    }
  }

  private Chance chance(int person, int about) {
    return new Chance(plan.seed(), 1, person, about);
  }

  /** Share of lines by what is seen of them (assumption). */
  private Sensor drawSensor(int person) {
    double u = chance(person, 8).unit();
    return u < 0.15 ? Sensor.DNS : u < 0.46 ? Sensor.TLS : u < 0.50 ? Sensor.FLOW : Sensor.FULL;
  }

  private byte drawTraits(int person) {
    boolean employed = isEmployed(person);
    int all = employed && chance(person, 10).happens(0.12) ? NIGHT_SHIFT : 0;
    all |= employed && chance(person, 6).happens(0.006) ? ON_DUTY : 0;
    boolean desk = new Chance(plan.seed(), 11, enterprise(person), 0).happens(0.15);
    all |= employed && desk && chance(person, 11).happens(0.5) ? OFFICE_NAT : 0;
    all |= !employed && chance(person, 12).happens(0.002) ? SCANNER : 0;
    return (byte) all;
  }

  /** The person's name in the stream, as 64 bits; {@link #subject} writes them. */
  long subjectBits(int person) {
    return Hash64.combine(key, person);
  }

  String subject(int person) {
    return "s" + Hash64.hex(subjectBits(person));
  }

  /** Under whose name the sensors see a person at home: the holder of a shared line. */
  int seenAs(int person) {
    return sensor(person) == Sensor.FULL ? person : holder(person);
  }

  /** One in eight shares a household's line, held by an adult (assumption). */
  private int holder(int person) {
    if (!sharesLine(person)) {
      return person;
    }
    int other = (int) ((person + plan.people() / 2L) % plan.people());
    return sharesLine(other) || isMinor(other) || isEmployerBlind(other) ? person : other;
  }

  private boolean sharesLine(int person) {
    return chance(person, 13).happens(0.125);
  }

  String name(int person) {
    return SURNAMES[chance(person, 1).below(SURNAMES.length)] + "样例" + (person + 1);
  }

  String phone(int person) {
    return String.format("12%09d", person);
  }

  /** The own line's address, in 10.0.0.0/9 and above. */
  int ownAddress(int person) {
    return Event.ip(10, 0, 0, 0) + person + 256;
  }

  /** The address that the sensors see: at work some offices show one for all. */
  int address(int person, long at) {
    if ((traits[person] & OFFICE_NAT) != 0 && atWork(at)) {
      return OFFICE_NET + enterprise(person);
    }
    return ownAddress(sensors[person] == Sensor.FULL.ordinal() ? person : holder(person));
  }

  private boolean atWork(long at) {
    int hour = plan.hour(at);
    return hour >= 9 && hour < 18 && plan.day(at) % 7 < 5;
  }

  /** Year of birth: adults of working age, some minors (assumption). */
  int birthYear(int person) {
    Chance chance = chance(person, 2);
    return chance.happens(0.04) ? 2009 + chance.below(5) : 1961 + chance.below(46);
  }

  boolean isMinor(int person) {
    return birthYear(person) > 2008;
  }

  /** Employed people belong to an enterprise; one in eight is unbound (assumption). */
  boolean isEmployed(int person) {
    return !isMinor(person) && !chance(person, 3).happens(0.125);
  }

  int enterprise(int person) {
    return person / ENTERPRISE_SIZE;
  }

  int enterprises() {
    return (plan.people() + ENTERPRISE_SIZE - 1) / ENTERPRISE_SIZE;
  }

  int workshop(int person) {
    return person % ENTERPRISE_SIZE / WORKSHOP_SIZE;
  }

  /** Someone of the same enterprise. */
  int colleague(int person, Chance chance) {
    int first = enterprise(person) * ENTERPRISE_SIZE;
    return Math.min(plan.people() - 1, first + chance.below(ENTERPRISE_SIZE));
  }

  /** The enterprise's advisor is its first employed person, the deputy its second; −1: none. */
  int advisor(int enterprise, int rank) {
    int found = -1;
    int until = Math.min(plan.people(), (enterprise + 1) * ENTERPRISE_SIZE);
    for (int person = enterprise * ENTERPRISE_SIZE; person < until; person++) {
      if (isEmployed(person) && ++found == rank) {
        return person;
      }
    }
    return -1;
  }

  /** The day on which a person changes to the next enterprise; −1 for most (assumption: 2 %). */
  int moveDay(int person) {
    Chance chance = chance(person, 14);
    boolean moves = isEmployed(person) && chance.happens(0.02) && plan.days() > 2;
    return moves ? 1 + chance.below(plan.days() - 1) : -1;
  }

  boolean isFinance(int person) {
    return isEmployed(person) && chance(person, 4).happens(0.04);
  }

  boolean wasVictim(int person) {
    return chance(person, 5).happens(0.03);
  }

  /** Security researchers and duty officers, who look at fraud sites by profession. */
  boolean isOnDuty(int person) {
    return (traits[person] & ON_DUTY) != 0;
  }

  /** Machines behind a line that visit whatever they find. */
  boolean isScanner(int person) {
    return (traits[person] & SCANNER) != 0;
  }

  boolean isEmployerBlind(int person) {
    return chance(person, 7).happens(0.01);
  }

  Sensor sensor(int person) {
    return SENSORS[sensors[person]];
  }

  /** How busy a person is online, relative to the mean (log-normal; assumption). */
  double activity(int person) {
    return activity[person];
  }

  /** Night-shift workers live twelve hours later. */
  int clockShift(int person) {
    return (traits[person] & NIGHT_SHIFT) == 0 ? 0 : 12;
  }
}
