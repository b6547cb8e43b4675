package tocsin.app.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.feeds.FeedAccount;
import tocsin.adapters.feeds.FeedReader;
import tocsin.adapters.feeds.IndicatorRules;
import tocsin.adapters.feeds.SnapshotFile;
import tocsin.adapters.file.InputFiles;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.kernel.Hash64;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.domain.intel.Indicator;

/**
 * The index of some files, kept up with them: only files that changed are read again, and only what
 * differs is changed in the index. Beside a snapshot, which is mapped and not read, lists are read
 * anew each time: what is taken out of them may stand in the snapshot too. Holds eight bytes an
 * indicator beside the index. Thread-safe.
 */
final class IndicatorStore {
  /** What was read from a file: its indicators as numbers, in order. */
  private static final class Feed {
    private final long stamp;
    private final long[] facts;
    private final FeedAccount account;

    Feed(long stamp, long[] facts, FeedAccount account) {
      this.stamp = stamp;
      this.facts = facts;
      this.account = account;
    }

    boolean has(long fact) {
      return Arrays.binarySearch(facts, fact) >= 0;
    }
  }

  private final long seed;
  private Map<String, Feed> feeds = new LinkedHashMap<>();
  private long snapshotStamp;
  private long rulesStamp;
  private @Nullable IndicatorIndex index;

  IndicatorStore(long seed) {
    this.seed = seed;
  }

  /** An index with the accounts of the files that it was read from. */
  record Read(IndicatorIndex index, List<FeedAccount> feeds) {}

  /**
   * The index of files as they are now. When reading fails, what was held stays as it was.
   *
   * @param rules a number that changes when the suffixes may have
   */
  synchronized Read refresh(List<String> paths, PublicSuffixes suffixes, long rules)
      throws IOException {
    List<String> mapped = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    for (String file : paths.isEmpty() ? List.<String>of() : InputFiles.expand(paths)) {
      (SnapshotFile.isSnapshot(Path.of(file)) ? mapped : plain).add(file);
    }
    long mappedStamp = Stamps.of(mapped);
    boolean fresh =
        index == null || rules != rulesStamp || mappedStamp != snapshotStamp || !mapped.isEmpty();
    Map<String, Feed> held = fresh ? Map.of() : feeds;
    Map<String, Feed> next = new LinkedHashMap<>();
    FeedReader reader = new FeedReader(new IndicatorRules(suffixes));
    List<Indicator> more = new ArrayList<>();
    IndicatorIndex.Builder all =
        fresh && mapped.isEmpty() ? new IndicatorIndex.Builder(seed) : null;
    for (String file : plain) {
      long stamp = Stamps.of(List.of(file));
      Feed before = held.get(file);
      if (before != null && before.stamp == stamp) {
        next.put(file, before);
        continue;
      }
      LongStream.Builder facts = LongStream.builder();
      FeedAccount account =
          KnowledgeLoader.feed(
              file,
              reader,
              indicator -> {
                long fact = fact(indicator);
                facts.add(fact);
                if (all != null) {
                  all.add(indicator);
                } else if (before == null || !before.has(fact)) {
                  more.add(indicator);
                }
              });
      next.put(file, new Feed(stamp, facts.build().sorted().toArray(), account));
    }
    IndicatorIndex base = all != null ? all.build() : fresh ? open(mapped) : index;
    index = all != null || base == null ? base : base.with(more, gone(base, held, next));
    feeds = next;
    snapshotStamp = mappedStamp;
    rulesStamp = rules;
    return new Read(
        index == null ? IndicatorIndex.empty() : index,
        next.values().stream().map(feed -> feed.account).toList());
  }

  private static IndicatorIndex open(List<String> files) throws IOException {
    IndicatorIndex first = SnapshotFile.open(Path.of(files.get(0)));
    for (String file : files.subList(1, files.size())) {
      List<Indicator> more = new ArrayList<>();
      SnapshotFile.open(Path.of(file)).forEach(more::add);
      first = first.with(more, List.of());
    }
    return first;
  }

  /** Indicators of the index that no file names any more, though one did. O(size) if any. */
  private static List<Indicator> gone(
      IndicatorIndex index, Map<String, Feed> before, Map<String, Feed> after) {
    long[] missing =
        before.entrySet().stream()
            .filter(feed -> !isUnchanged(feed.getValue(), after.get(feed.getKey())))
            .flatMapToLong(feed -> Arrays.stream(feed.getValue().facts))
            .filter(fact -> after.values().stream().noneMatch(feed -> feed.has(fact)))
            .sorted()
            .toArray();
    List<Indicator> gone = new ArrayList<>();
    if (missing.length > 0) {
      index.forEach(
          indicator -> {
            if (Arrays.binarySearch(missing, fact(indicator)) >= 0) {
              gone.add(indicator);
            }
          });
    }
    return gone;
  }

  private static boolean isUnchanged(Feed before, @Nullable Feed after) {
    return after != null && after.stamp == before.stamp;
  }

  /** All that an index knows of an indicator, as a number. */
  private static long fact(Indicator indicator) {
    long hash = Hash64.combine(indicator.kind().ordinal(), indicator.value());
    hash = Hash64.combine(Hash64.combine(hash, indicator.source()), indicator.fraudType());
    hash = Hash64.combine(Hash64.combine(hash, indicator.confidence()), indicator.activeFrom());
    return Hash64.combine(hash, indicator.validUntil());
  }
}
