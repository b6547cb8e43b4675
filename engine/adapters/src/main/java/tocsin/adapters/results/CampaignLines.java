package tocsin.adapters.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import tocsin.adapters.json.ResultJson;
import tocsin.adapters.results.Parts.Entry;
import tocsin.core.campaign.Campaigns;
import tocsin.domain.intel.CampaignTurn;
import tocsin.domain.intel.Membership;

/** Which sites are one campaign by the end of a history; what targets are called by then. */
final class CampaignLines {
  private static final String CAMPAIGN = "\"campaign\":\"";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Membership> members = new ArrayList<>();
  private final Campaigns campaigns = new Campaigns();
  private final long horizon;

  private CampaignLines(long horizon) {
    this.horizon = horizon;
  }

  /** What the parts say up to a time, milliseconds UTC. */
  static CampaignLines until(List<Entry> parts, long horizon) {
    CampaignLines lines = new CampaignLines(horizon);
    for (Entry part : parts) {
      Membership member = member(part.line(), horizon);
      if (!member.turns().isEmpty()) {
        lines.members.add(member);
        var unused = lines.campaigns.put(member);
      }
    }
    return lines;
  }

  private static Membership member(String line, long horizon) {
    try {
      JsonNode node = JSON.readTree(line);
      List<CampaignTurn> turns = new ArrayList<>();
      for (JsonNode turn : node.path("turns")) {
        long from = turn.path("from").asLong();
        if (from <= horizon) {
          turns.add(new CampaignTurn(from, turn.path("campaign").asText()));
        }
      }
      return new Membership(node.path("site").asText(), turns);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a part of this run is not JSON", e);
    }
  }

  /** One line a site that is not alone, in order of sites. */
  List<Entry> entries() {
    return members.stream()
        .map(each -> new Entry(each.site(), each.site(), ResultJson.membership(each)))
        .toList();
  }

  /** Reports with each site's own campaign replaced by the one that it belongs to. */
  List<Entry> named(List<Entry> reports) {
    return reports.stream()
        .map(each -> new Entry(each.key(), each.order(), named(each.line())))
        .toList();
  }

  private String named(String line) {
    int at = line.indexOf(CAMPAIGN);
    int from = at + CAMPAIGN.length();
    int until = at < 0 ? -1 : line.indexOf('"', from);
    return until < 0
        ? line
        : line.substring(0, from)
            + campaigns.at(line.substring(from, until), horizon)
            + line.substring(until);
  }
}
