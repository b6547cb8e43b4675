package tocsin.benchmarks.discovery;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Methods that rank all sites at the end of a history, knowing every visit and every seed at once:
 * more than a stream knows.
 */
final class Scorers {
  private static final int ROUNDS = 10;

  /** People beyond which a site is taken for popular and benign, as the base pack does. */
  private static final int CROWD = 500;

  private final int[][] visitors;
  private final int[][] places;
  private final BitSet seeds;

  Scorers(int[][] visitors, int people, BitSet seeds) {
    this.visitors = visitors;
    this.places = SiteGraph.transposed(visitors, people);
    this.seeds = seeds;
  }

  private boolean popular(int site) {
    return visitors[site].length > CROWD;
  }

  /** None of the methods is asked about popular sites. */
  private double[] unpopular(double[] scores) {
    for (int site = 0; site < scores.length; site++) {
      scores[site] = popular(site) ? 0 : scores[site];
    }
    return scores;
  }

  private int exposed(int site) {
    int exposed = 0;
    for (int person : visitors[site]) {
      for (int place : places[person]) {
        if (place != site && seeds.get(place)) {
          exposed++;
          break;
        }
      }
    }
    return exposed;
  }

  /** The share of visitors who were at a seed. */
  double[] share() {
    double[] scores = new double[visitors.length];
    Arrays.setAll(scores, site -> exposed(site) / (double) Math.max(1, visitors[site].length));
    return unpopular(scores);
  }

  /** The number of visitors who were at a seed. */
  double[] count() {
    double[] scores = new double[visitors.length];
    Arrays.setAll(scores, this::exposed);
    return unpopular(scores);
  }

  /**
   * Personalised PageRank from the seeds on the bipartite graph (Haveliwala, WWW 2002), restart
   * 0.15, divided by a site's degree.
   */
  double[] pageRank() {
    int sites = visitors.length;
    double[] rank = new double[sites];
    double start = 1.0 / Math.max(1, seeds.cardinality());
    seeds.stream().forEach(seed -> rank[seed] = start);
    for (int round = 0; round < ROUNDS; round++) {
      double[] ofPeople = new double[places.length];
      for (int site = 0; site < sites; site++) {
        for (int person : visitors[site]) {
          ofPeople[person] += rank[site] / visitors[site].length;
        }
      }
      Arrays.fill(rank, 0);
      for (int person = 0; person < places.length; person++) {
        for (int place : places[person]) {
          rank[place] += 0.85 * ofPeople[person] / places[person].length;
        }
      }
      seeds.stream().forEach(seed -> rank[seed] += 0.15 * start);
    }
    for (int site = 0; site < sites; site++) {
      rank[site] /= Math.max(1, visitors[site].length);
    }
    return unpopular(rank);
  }

  /**
   * Loopy belief propagation as Manadhata et al. (ESORICS 2014) use it on hosts and domains: seeds
   * 0.99 malicious, popular sites 0.01, all else 0.5; a pair is alike with 0.5 + ε. Messages are
   * log-odds; an edge damps them to {@code 2·atanh(2ε·tanh(x/2))}. Score: a site's belief without
   * its own prior.
   *
   * @param epsilon how much alike neighbours are
   */
  double[] beliefs(double epsilon) {
    double prior = Math.log(0.99 / 0.01);
    double[][] toPeople = like(visitors);
    double[][] toSites = like(visitors);
    double[] sums = new double[places.length];
    double[] scores = new double[visitors.length];
    for (int round = 0; round < ROUNDS; round++) {
      Arrays.fill(sums, 0);
      for (int site = 0; site < visitors.length; site++) {
        double all = seeds.get(site) ? prior : popular(site) ? -prior : 0;
        for (double message : toSites[site]) {
          all += message;
        }
        for (int i = 0; i < visitors[site].length; i++) {
          toPeople[site][i] = damped(all - toSites[site][i], epsilon);
          sums[visitors[site][i]] += toPeople[site][i];
        }
      }
      for (int site = 0; site < visitors.length; site++) {
        scores[site] = 0;
        for (int i = 0; i < visitors[site].length; i++) {
          double rest = sums[visitors[site][i]] - toPeople[site][i];
          toSites[site][i] = damped(rest, epsilon);
          scores[site] += toSites[site][i];
        }
      }
    }
    return unpopular(scores);
  }

  private static double[][] like(int[][] rows) {
    double[][] out = new double[rows.length][];
    Arrays.setAll(out, i -> new double[rows[i].length]);
    return out;
  }

  private static double damped(double logOdds, double epsilon) {
    double t = 2 * epsilon * Math.tanh(logOdds / 2);
    return Math.log((1 + t) / (1 - t));
  }
}
