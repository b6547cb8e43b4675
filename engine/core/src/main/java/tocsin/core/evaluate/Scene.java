package tocsin.core.evaluate;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Truth.City;

/**
 * Truth and output side by side, by person, with the clusters of both.
 *
 * @param people everyone whom fraud reached, by subject
 * @param appCampaigns campaigns with an app of their own
 * @param alerted everyone of whom the engine said something, by subject
 */
record Scene(
    Truth truth,
    Output output,
    Map<String, PersonTruth> people,
    Map<String, PersonAlerts> alerted,
    Clusters clusters,
    Set<String> appCampaigns) {

  static Scene of(Truth truth, Output output) {
    TreeSet<String> campaigns = new TreeSet<>();
    truth.victims().forEach(victim -> campaigns.add(victim.campaign()));
    truth.reached().forEach(reached -> campaigns.add(reached.campaign()));
    truth.sites().forEach(site -> campaigns.add(site.campaign()));
    Scene scene =
        new Scene(
            truth,
            output,
            truth.people(),
            PersonAlerts.of(output.alerts()),
            new Clusters(campaigns),
            truth.sites().stream()
                .filter(Truth.Site::app)
                .map(Truth.Site::campaign)
                .collect(Collectors.toSet()));
    scene.alerted().keySet().forEach(scene::cluster);
    return scene;
  }

  City city() {
    return truth.city();
  }

  Ground ground(String subject) {
    PersonTruth person = people.get(subject);
    return person == null ? Ground.FALSE : person.ground();
  }

  /** The draw that a person belongs to. */
  int cluster(String subject) {
    @Nullable PersonTruth person = people.get(subject);
    return person == null
        ? clusters.single("person:" + subject)
        : clusters.campaign(person.campaign());
  }
}
