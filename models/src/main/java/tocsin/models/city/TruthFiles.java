package tocsin.models.city;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what really happened: {@code victims.jsonl funnel.jsonl sites.jsonl city.json}. A person
 * is named as the sensors see the line: someone on a household's shared line appears as its holder,
 * since that is all a warning could go to.
 */
final class TruthFiles implements Closeable {
  private final Population people;
  private final Path folder;
  private final BufferedWriter victims;
  private final BufferedWriter funnel;

  TruthFiles(Population people, Path folder) throws IOException {
    this.people = people;
    this.folder = Files.createDirectories(folder);
    victims = open("victims.jsonl");
    funnel = open("funnel.jsonl");
  }

  private BufferedWriter open(String name) throws IOException {
    return Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8);
  }

  void course(Exposed exposed) throws IOException {
    String head =
        "{\"subject\":\""
            + people.subject(people.seenAs(exposed.person()))
            + "\",\"campaign\":\""
            + exposed.campaign().id()
            + "\",\"fraudType\":\""
            + exposed.campaign().funnel.code()
            + "\",\"firstContactAt\":"
            + exposed.firstContactAt();
    funnel.write(head + ",\"deepest\":\"" + exposed.deepest() + "\"}\n");
    if (!exposed.payments().isEmpty()) {
      victims.write(head + ",\"payments\":[" + payments(exposed) + "]}\n");
    }
  }

  private static String payments(Exposed exposed) {
    List<String> all = new ArrayList<>();
    for (Exposed.Payment payment : exposed.payments()) {
      all.add("{\"at\":" + payment.at() + ",\"yuan\":" + payment.yuan() + "}");
    }
    return String.join(",", all);
  }

  void sites(List<Feed.Site> sites) throws IOException {
    try (BufferedWriter out = open("sites.jsonl")) {
      for (Feed.Site site : sites) {
        UsedHosts.Used used = site.used();
        Campaign campaign = used.host.campaign();
        out.write(
            "{\"target\":\""
                + used.target()
                + "\",\"kind\":\""
                + (used.app ? "app" : "host")
                + "\",\"campaign\":\""
                + campaign.id()
                + "\",\"fraudType\":\""
                + campaign.funnel.code()
                + "\",\"liveFrom\":"
                + Math.min(used.firstAt, campaign.generationFrom(used.host.generation()))
                + ",\"liveUntil\":"
                + Math.max(used.lastAt + 1, campaign.generationUntil(used.host.generation()))
                + ",\"listedAt\":"
                + site.listedAt()
                + "}\n");
      }
    }
  }

  /** The sizes that rates are taken over. */
  void city(CityPlan plan, long benignHosts, int advisors) throws IOException {
    Files.writeString(
        folder.resolve("city.json"),
        "{\"startAt\":"
            + plan.startAt()
            + ",\"endAt\":"
            + plan.endAt()
            + ",\"people\":"
            + plan.people()
            + ",\"benignHosts\":"
            + benignHosts
            + ",\"advisors\":"
            + advisors
            + "}\n");
  }

  @Override
  public void close() throws IOException {
    victims.close();
    funnel.close();
  }
}
