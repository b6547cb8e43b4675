package tocsin.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import tocsin.adapters.file.Records;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.campaign.Campaigns;
import tocsin.core.detect.Subjects;
import tocsin.core.model.PersonLedger;
import tocsin.core.model.PersonState;
import tocsin.core.reference.ReferenceEngine;
import tocsin.core.score.Exposure;
import tocsin.core.score.PersonFlags;
import tocsin.core.verdict.Judgements;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.Visit;
import tocsin.domain.people.Person;
import tocsin.job.Edition;
import tocsin.job.wire.WireType;

/**
 * What people cost on a whole city: time per person event without the state backend, apart from
 * that time per alert version written, and bytes per active person and campaign as the state
 * backend keeps them. The events of each person are told in order of event time, those of one time
 * together, as a live run would; argument: a city's folder.
 */
public final class PersonCosts {
  private static final int ROUNDS = 5;

  private final Edition edition;
  private final Map<String, List<Visit>> people;
  private final Map<String, PersonState> states = new TreeMap<>();

  private PersonCosts(Edition edition, Map<String, List<Visit>> people) {
    this.edition = edition;
    this.people = people;
  }

  /** Measures. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("PersonCosts: give a city's folder, as tocsin simulate makes them");
      System.exit(2);
    }
    Path city = Path.of(args[0]);
    FileKnowledge knowledge =
        new FileKnowledge(
            "models/packs/base",
            List.of(city.resolve("indicators.csv").toString()),
            city.resolve("roster").toString(),
            city.resolve("lines.csv").toString(),
            "");
    Edition edition = KnowledgeLoader.load(knowledge).edition();
    ReferenceEngine engine =
        new ReferenceEngine(
            edition.model(),
            edition.indicators(),
            edition.news(),
            new Subjects(edition.lines(), edition.key().newPseudonyms()),
            edition.roster());
    Records.forEach(PlainStages.input(city.resolve("records.jsonl")), engine::take);
    Map<String, List<Visit>> people = new TreeMap<>();
    engine
        .known()
        .visits()
        .forEach(
            (subject, visits) -> {
              List<Visit> sorted = new ArrayList<>(visits);
              sorted.sort(Comparator.comparingLong(Visit::effectiveAt));
              people.put(subject, sorted);
            });
    PersonCosts costs = new PersonCosts(edition, people);
    for (int round = 1; round <= ROUNDS; round++) {
      costs.times(round);
    }
    costs.bytes();
  }

  /** Takes the time from the end of an evaluation to the version that it led to. */
  private static final class Writing implements PersonLedger.Watcher, Consumer<Alert> {
    private long sawAt;
    private long nanos;
    private long versions;

    @Override
    public void saw(String subject, long at, Exposure leading, Tier tier, int score) {
      sawAt = System.nanoTime();
    }

    @Override
    public void accept(Alert alert) {
      nanos += System.nanoTime() - sawAt;
      sawAt = System.nanoTime();
      versions++;
    }
  }

  private void times(int round) {
    long[] nanos = new long[2];
    long[] events = new long[2];
    Writing writing = new Writing();
    PersonLedger ledger =
        new PersonLedger(at -> edition.model(), new Judgements(), new Campaigns(), writing);
    people.forEach(
        (subject, visits) -> {
          Person person = edition.roster().person(subject);
          PersonFlags flags = person == null ? PersonFlags.NONE : PersonFlags.of(person.flags());
          int exposed = visits.stream().anyMatch(visit -> visit.target() != null) ? 1 : 0;
          long from = System.nanoTime();
          PersonState state = PersonState.NONE;
          for (int i = 0; i < visits.size(); ) {
            long at = visits.get(i).effectiveAt();
            while (i < visits.size() && visits.get(i).effectiveAt() == at) {
              state = ledger.add(state, visits.get(i++));
            }
            state = ledger.advance(state, subject, at, flags, writing);
          }
          nanos[exposed] += System.nanoTime() - from;
          events[exposed] += visits.size();
          states.put(subject, state);
        });
    nanos[1] -= writing.nanos;
    System.out.printf(
        Locale.ROOT,
        "round %d: %,.0f ns per person event (%,d events); of people never exposed %,.0f (%,d), of"
            + " others %,.0f (%,d); besides %,.0f ns per alert version (%,d)%n",
        round,
        (double) (nanos[0] + nanos[1]) / (events[0] + events[1]),
        events[0] + events[1],
        (double) nanos[0] / events[0],
        events[0],
        (double) nanos[1] / events[1],
        events[1],
        (double) writing.nanos / writing.versions,
        writing.versions);
  }

  private void bytes() throws IOException {
    TypeSerializer<PersonState> serializer =
        WireType.PERSON_STATE.createSerializer(new SerializerConfigImpl());
    List<Integer> sizes = new ArrayList<>();
    long campaigns = 0;
    for (PersonState state : states.values()) {
      if (state.alert().isOpen()) {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        serializer.serialize(state, out);
        sizes.add(out.length());
        campaigns += state.alert().tracks().size();
      }
    }
    int[] sorted = sizes.stream().mapToInt(Integer::intValue).sorted().toArray();
    long sum = Arrays.stream(sorted).asLongStream().sum();
    System.out.printf(
        Locale.ROOT,
        "%,d active people with %,d person-campaigns: %,.0f bytes a person-campaign; a person %,.0f on"
            + " average, half %,d, 99 %% at most %,d%n",
        sorted.length,
        campaigns,
        (double) sum / campaigns,
        (double) sum / sorted.length,
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100]);
  }
}
