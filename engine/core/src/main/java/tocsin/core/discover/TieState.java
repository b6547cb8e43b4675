package tocsin.core.discover;

import java.util.List;

/**
 * What is known of a person, an address or a certificate, without its sites.
 *
 * @param size sites in memory
 * @param full from when there are more sites than count, milliseconds UTC; {@link Long#MAX_VALUE}
 *     when there are not
 * @param seeds confirmed sites, the earliest first; bounded
 * @param census what was counted, by period; bounded
 */
public record TieState(int size, long full, List<SeedSince> seeds, List<CensusMark> census) {
  /** Of a key never met. */
  public static final TieState NONE = new TieState(0, Long.MAX_VALUE, List.of(), List.of());

  public TieState {
    seeds = seeds == null ? List.of() : seeds;
    census = census == null ? List.of() : census;
  }

  TieState sized(int itsSize, long itsFull) {
    return new TieState(itsSize, itsFull, seeds, census);
  }

  TieState with(List<SeedSince> others) {
    return new TieState(size, full, others, census);
  }

  TieState counted(List<CensusMark> marks) {
    return new TieState(size, full, seeds, marks);
  }
}
