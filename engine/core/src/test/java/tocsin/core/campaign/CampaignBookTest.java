package tocsin.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.CampaignLink;
import tocsin.domain.intel.CampaignTurn;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Membership;
import tocsin.domain.intel.Verdict;

class CampaignBookTest {
  private static final String A = "a.example";
  private static final String B = "b.example";
  private static final String C = "c.example";
  private static final String D = "d.example";

  private static CampaignLink link(String site, String with, long at) {
    return new CampaignLink(site, with, at);
  }

  private static Campaigns of(CampaignLink... links) {
    return Campaigns.of(CampaignBook.of(List.of(links), new Judgements()));
  }

  private static String at(Campaigns campaigns, String site, long at) {
    return campaigns.at(Campaigns.own(site), at);
  }

  @Test
  void rotation_hostAfterHost_keepsTheFirstHostsId() {
    Campaigns campaigns = of(link(B, A, 10), link(C, B, 20), link(D, C, 30));

    assertThat(at(campaigns, B, 9)).isEqualTo(Campaigns.own(B));
    for (String site : List.of(A, B, C, D)) {
      assertThat(at(campaigns, site, 30)).isEqualTo(Campaigns.own(A));
    }
  }

  @Test
  void merge_ofTwoCampaigns_theOlderIdStaysAndHistoryIsKept() {
    List<Membership> members =
        CampaignBook.of(List.of(link(B, A, 10), link(D, C, 20), link(D, B, 30)), new Judgements());

    assertThat(members)
        .containsExactly(
            new Membership(B, List.of(new CampaignTurn(10, Campaigns.own(A)))),
            new Membership(C, List.of(new CampaignTurn(30, Campaigns.own(A)))),
            new Membership(
                D,
                List.of(
                    new CampaignTurn(20, Campaigns.own(C)),
                    new CampaignTurn(30, Campaigns.own(A)))));
  }

  @Test
  void split_whenWhatHeldThemTogetherIsRefuted_theOldestKeepsTheId() {
    Judgements judgements = new Judgements();
    judgements.add(new Judgement(IndicatorKind.HOST, B, Verdict.REFUTED, 50, 70, "lead", ""));

    Campaigns campaigns =
        Campaigns.of(
            CampaignBook.of(List.of(link(B, A, 10), link(C, B, 20), link(D, C, 30)), judgements));

    assertThat(at(campaigns, D, 49)).isEqualTo(Campaigns.own(A));
    assertThat(at(campaigns, A, 50)).isEqualTo(Campaigns.own(A));
    assertThat(at(campaigns, B, 50)).isEqualTo(Campaigns.own(B));
    assertThat(at(campaigns, C, 50)).isEqualTo(at(campaigns, D, 50)).isEqualTo(Campaigns.own(C));
    assertThat(at(campaigns, D, 70)).as("the refutation expired").isEqualTo(Campaigns.own(A));
  }

  @Test
  void put_anotherWordOnASite_saysFromWhenItDiffers() {
    Campaigns campaigns = new Campaigns();
    CampaignTurn first = new CampaignTurn(10, "ca");
    CampaignTurn second = new CampaignTurn(20, "cb");

    assertThat(campaigns.put(new Membership(B, List.of(first)))).isEqualTo(10);
    assertThat(campaigns.put(new Membership(B, List.of(first)))).isEqualTo(Long.MAX_VALUE);
    assertThat(campaigns.put(new Membership(B, List.of(first, second)))).isEqualTo(20);
    assertThat(campaigns.put(new Membership(B, List.of(second)))).isEqualTo(10);
  }

  /** At any time a campaign is what is connected then, and named after its oldest. */
  @Test
  void anyLinks_anyOrder_giveConnectedSitesAsOfEachTime() {
    long seed = 20261122;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<CampaignLink> links = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String site = "s" + random.nextInt(10);
        String with = "s" + random.nextInt(10);
        links.add(link(site, with, 10 * random.nextInt(8)));
      }
      Judgements judgements = new Judgements();
      if (random.nextBoolean()) {
        long from = random.nextInt(80);
        judgements.add(
            new Judgement(
                IndicatorKind.HOST,
                "s" + random.nextInt(10),
                Verdict.REFUTED,
                from,
                from + 30,
                "lead",
                ""));
      }
      List<Membership> members = CampaignBook.of(links, judgements);
      Collections.shuffle(links, random);
      assertThat(CampaignBook.of(links, judgements)).isEqualTo(members);
      Campaigns campaigns = Campaigns.of(members);
      for (long at = 0; at < 120; at += 5) {
        Map<String, String> plain = connected(links, judgements, at);
        for (String site : plain.keySet()) {
          for (String other : plain.keySet()) {
            assertThat(at(campaigns, site, at).equals(at(campaigns, other, at)))
                .as("round %s: %s and %s at %s", round, site, other, at)
                .isEqualTo(plain.get(site).equals(plain.get(other)));
          }
        }
      }
    }
  }

  /** Plainly: the smallest name reached, site by site, until nothing changes. */
  private static Map<String, String> connected(
      List<CampaignLink> links, Judgements judgements, long at) {
    Map<String, String> names = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      names.put("s" + i, "s" + i);
    }
    for (int pass = 0; pass < 10; pass++) {
      for (CampaignLink link : links) {
        boolean counts =
            link.at() <= at
                && !judgements.isRefuted(link.site(), at)
                && !judgements.isRefuted(link.with(), at);
        if (counts) {
          String a = names.get(link.site());
          String b = names.get(link.with());
          String name = a.compareTo(b) <= 0 ? a : b;
          names.put(link.site(), name);
          names.put(link.with(), name);
        }
      }
    }
    return names;
  }
}
