package tocsin.benchmarks.desk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A made roster of any size: a centre, stations, enterprises of 3,000, advisors of 300 people. */
final class BigRoster {
  private static final int BOUND = 300;
  private static final int ENTERPRISE = 3_000;
  private static final int STATION = 10;

  private BigRoster() {}

  /** The pseudonym of a person. */
  static String subject(int person) {
    return String.format("s%016x", person + 1L);
  }

  static void write(Path folder, int people) throws IOException {
    Files.createDirectories(folder);
    units(folder, (people + ENTERPRISE - 1) / ENTERPRISE);
    try (BufferedWriter persons = Files.newBufferedWriter(folder.resolve("people.csv"));
        BufferedWriter advisors = Files.newBufferedWriter(folder.resolve("advisors.csv"));
        BufferedWriter bindings = Files.newBufferedWriter(folder.resolve("bindings.csv"))) {
      persons.write("subject,name,phone,unitId,post,birthYear,flags\n");
      advisors.write("advisorId,subject,unitId,capacity,shifts,validFrom,validUntil\n");
      bindings.write("subject,advisorId,role,validFrom,validUntil\n");
      for (int i = 0; i < people; i++) {
        String unit = "e" + i / ENTERPRISE;
        String advisor = "a" + i / BOUND;
        persons.write(
            String.format("%s,样例%d,120%08d,%s,员工,%d,%n", subject(i), i, i, unit, 1950 + i % 55));
        if (i % BOUND == 0) {
          advisors.write(advisor + "," + subject(i) + "," + unit + "," + BOUND + ",,,\n");
        }
        bindings.write(subject(i) + "," + advisor + ",primary,,\n");
      }
    }
  }

  private static void units(Path folder, int enterprises) throws IOException {
    StringBuilder units = new StringBuilder("unitId,parentId,kind,name\ncentre,,centre,样例中心\n");
    for (int i = 0; i < enterprises; i++) {
      if (i % STATION == 0) {
        units.append("st").append(i / STATION).append(",centre,station,样例派出所\n");
      }
      units.append("e").append(i).append(",st").append(i / STATION).append(",enterprise,样例单位\n");
    }
    Files.writeString(folder.resolve("units.csv"), units);
  }
}
