package tocsin.models.city;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the roster and the lines table. */
final class RosterFiles {
  private static final int ENTERPRISES_PER_STATION = 8;
  private static final int STATIONS_PER_COUNTY = 6;

  private final CityPlan plan;
  private final Population people;

  RosterFiles(CityPlan plan, Population people) {
    this.plan = plan;
    this.people = people;
  }

  /** Writes both; how many advisors there are, deputies included. */
  int write(Path city) throws IOException {
    Path folder = Files.createDirectories(city.resolve("roster"));
    units(folder.resolve("units.csv"));
    people(folder.resolve("people.csv"));
    int advisors = advisors(folder.resolve("advisors.csv"));
    bindings(folder.resolve("bindings.csv"));
    Files.writeString(folder.resolve("holidays.csv"), "date\n2026-04-05\n");
    lines(city.resolve("lines.csv"));
    return advisors;
  }

  private static BufferedWriter open(Path file, String header) throws IOException {
    BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    out.write(header);
    out.write('\n');
    return out;
  }

  private int stations() {
    return (people.enterprises() + ENTERPRISES_PER_STATION - 1) / ENTERPRISES_PER_STATION;
  }

  private void units(Path file) throws IOException {
    try (BufferedWriter out = open(file, "unitId,parentId,kind,name")) {
      out.write("centre,,centre,样例市反诈中心\n");
      int counties = (stations() + STATIONS_PER_COUNTY - 1) / STATIONS_PER_COUNTY;
      for (int i = 0; i < counties; i++) {
        out.write("county" + i + ",centre,county,样例县" + (i + 1) + "分中心\n");
      }
      for (int i = 0; i < stations(); i++) {
        out.write(
            "station"
                + i
                + ",county"
                + i / STATIONS_PER_COUNTY
                + ",station,样例派出所"
                + (i + 1)
                + "\n");
        out.write("point" + i + ",station" + i + ",point,自治服务点" + (i + 1) + "\n");
      }
      for (int i = 0; i < people.enterprises(); i++) {
        int station = i / ENTERPRISES_PER_STATION;
        out.write("ent" + i + ",point" + station + ",enterprise,样例企业" + (i + 1) + "\n");
        for (int shop = 0; shop < 3; shop++) {
          out.write("ent" + i + "w" + shop + ",ent" + i + ",workshop,车间" + (shop + 1) + "\n");
        }
      }
    }
  }

  private void people(Path file) throws IOException {
    try (BufferedWriter out = open(file, "subject,name,phone,unitId,post,birthYear,flags")) {
      for (int person = 0; person < plan.people(); person++) {
        String unit =
            people.isEmployed(person)
                ? "ent" + people.enterprise(person) + "w" + people.workshop(person)
                : "point" + people.enterprise(person) / ENTERPRISES_PER_STATION;
        String post = people.isFinance(person) ? "财务" : people.isEmployed(person) ? "员工" : "居民";
        out.write(
            String.join(
                    ",",
                    people.subject(person),
                    people.name(person),
                    people.phone(person),
                    unit,
                    post,
                    String.valueOf(people.birthYear(person)),
                    String.join(";", flags(person)))
                + "\n");
      }
    }
  }

  private List<String> flags(int person) {
    List<String> flags = new ArrayList<>();
    if (people.isMinor(person)) {
      flags.add("minor");
    }
    if (people.wasVictim(person)) {
      flags.add("prior_victim");
    }
    if (people.isFinance(person)) {
      flags.add("finance");
    }
    if (people.isOnDuty(person)) {
      flags.add("duty");
    }
    if (people.isEmployerBlind(person)) {
      flags.add("employer_blind");
    }
    return flags;
  }

  private int advisors(Path file) throws IOException {
    int count = 0;
    try (BufferedWriter out =
        open(file, "advisorId,subject,unitId,capacity,shifts,validFrom,validUntil")) {
      for (int enterprise = 0; enterprise < people.enterprises(); enterprise++) {
        for (int rank = 0; rank < 2; rank++) {
          int person = people.advisor(enterprise, rank);
          if (person >= 0) {
            count++;
            out.write(
                String.join(
                    ",",
                    advisorId(enterprise, rank),
                    people.subject(person),
                    "ent" + enterprise,
                    "300",
                    rank == 0 ? "Mon-Sat 07:30-22:00;-holiday" : "",
                    "",
                    rank == 0 && leaves(enterprise) ? String.valueOf(middle()) : ""));
            out.write('\n');
          }
        }
      }
    }
    return count;
  }

  /** One advisor in 25 leaves half-way; the deputy is there (assumption). */
  private boolean leaves(int enterprise) {
    return new Chance(plan.seed(), 16, enterprise, 0).happens(0.04);
  }

  private long middle() {
    return plan.startAt() + plan.days() * CityPlan.DAY / 2;
  }

  private static String advisorId(int enterprise, int rank) {
    return "adv" + enterprise + (rank == 0 ? "a" : "b");
  }

  private void bindings(Path file) throws IOException {
    try (BufferedWriter out = open(file, "subject,advisorId,role,validFrom,validUntil")) {
      for (int person = 0; person < plan.people(); person++) {
        if (people.isEmployed(person)) {
          int here = people.enterprise(person);
          int day = people.moveDay(person);
          if (day < 0) {
            bind(out, person, here, "", "");
            continue;
          }
          String moved = String.valueOf(plan.startAt() + day * CityPlan.DAY);
          bind(out, person, here, "", moved);
          bind(out, person, (here + 1) % people.enterprises(), moved, "");
        }
      }
    }
  }

  private void bind(BufferedWriter out, int person, int enterprise, String from, String until)
      throws IOException {
    for (int rank = 0; rank < 2; rank++) {
      if (people.advisor(enterprise, rank) >= 0) {
        String role = rank == 0 ? "primary" : "deputy";
        String subject = people.subject(person);
        out.write(String.join(",", subject, advisorId(enterprise, rank), role, from, until) + "\n");
      }
    }
  }

  private void lines(Path file) throws IOException {
    try (BufferedWriter out = open(file, "ip,subject,validFrom,validUntil")) {
      for (int person = 0; person < plan.people(); person++) {
        out.write(Event.text(people.ownAddress(person)) + "," + people.subject(person) + ",,\n");
      }
    }
  }
}
