package tocsin.models.city;

import tocsin.core.kernel.Hash64;

/**
 * Who lives in the city. Nothing is stored: every attribute follows from the seed and the person's
 * number. Names are example names, phone numbers begin with the unassigned 12, addresses are
 * private.
 */
final class Population {
  private static final String[] SURNAMES = {
    "张", "王", "李", "赵", "陈", "杨", "吴", "周", "徐", "孙", "马", "朱", "胡", "林", "郭", "何"
  };
  private static final int ENTERPRISE_SIZE = 75;
  private static final int WORKSHOP_SIZE = 25;

  private final CityPlan plan;

  Population(CityPlan plan) {
    this.plan = plan;
  }

  private Chance chance(int person, int about) {
    return new Chance(plan.seed(), 1, person, about);
  }

  String subject(int person) {
    return "s" + Hash64.hex(Hash64.combine(Hash64.mix(plan.seed()), person));
  }

  String name(int person) {
    return SURNAMES[chance(person, 1).below(SURNAMES.length)] + "样例" + (person + 1);
  }

  String phone(int person) {
    return String.format("12%09d", person);
  }

  /** The line's address, in 10.0.0.0/8. */
  String address(int person) {
    int n = person + 256;
    return "10." + (n >>> 16 & 255) + "." + (n >>> 8 & 255) + "." + (n & 255);
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

  /** The enterprise's advisor is its first employed person, the deputy its second. */
  int advisor(int enterprise, int rank) {
    int found = -1;
    for (int person = enterprise * ENTERPRISE_SIZE; person < plan.people(); person++) {
      if (isEmployed(person) && ++found == rank) {
        return person;
      }
    }
    return -1;
  }

  boolean isFinance(int person) {
    return isEmployed(person) && chance(person, 4).happens(0.04);
  }

  boolean wasVictim(int person) {
    return chance(person, 5).happens(0.03);
  }

  /** Security researchers and duty officers, who look at fraud sites by profession. */
  boolean isOnDuty(int person) {
    return isEmployed(person) && chance(person, 6).happens(0.006);
  }

  boolean isEmployerBlind(int person) {
    return chance(person, 7).happens(0.01);
  }

  /** Share of lines by what is seen of them (assumption). */
  Sensor sensor(int person) {
    double u = chance(person, 8).unit();
    return u < 0.15 ? Sensor.DNS : u < 0.50 ? Sensor.TLS : Sensor.FULL;
  }

  /** How busy a person is online, relative to the mean (log-normal; assumption). */
  double activity(int person) {
    return Math.min(3, chance(person, 9).logNormal(0.85, 0.5));
  }

  /** Night-shift workers live twelve hours later. */
  int clockShift(int person) {
    return isEmployed(person) && chance(person, 10).happens(0.12) ? 12 : 0;
  }
}
