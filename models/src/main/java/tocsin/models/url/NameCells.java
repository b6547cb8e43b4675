package tocsin.models.url;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.Family;
import tocsin.core.fuse.Fusion;
import tocsin.core.fuse.Term;

/**
 * Hosts gathered by what their names show. Every registrable domain counts once a class, both
 * classes have equal mass.
 */
final class NameCells {
  /** What a fit may weigh. */
  static final List<Term> TERMS =
      List.of(Term.values()).stream().filter(term -> term.family() == Family.NAME).toList();

  private record Host(int cell, boolean fraud, double weight, int site) {}

  private final List<Host> hosts = new ArrayList<>();
  private final List<double[]> shown = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<String, Integer> sites = new LinkedHashMap<>();

  private NameCells() {}

  /** Distinct hosts, without those that a warning list clears. */
  static NameCells of(List<Url> urls, OneAccess access) {
    Map<String, Url> distinct = new LinkedHashMap<>();
    urls.forEach(url -> distinct.putIfAbsent(url.fraud() + url.host(), url));
    Map<String, Evidence> said = new HashMap<>();
    Map<String, Integer> ofSite = new HashMap<>();
    distinct.forEach(
        (key, url) -> {
          Evidence each = access.of(url.host(), false);
          if (each != null) {
            said.put(key, Evidence.of(each.signals(), each.spelling(), 0));
            ofSite.merge(url.fraud() + url.site(), 1, Integer::sum);
          }
        });
    NameCells cells = new NameCells();
    Map<Evidence, Integer> numbers = new HashMap<>();
    distinct.forEach(
        (key, url) -> {
          Evidence each = said.get(key);
          if (each != null) {
            int cell = numbers.computeIfAbsent(each, cells::begin);
            int site = cells.sites.computeIfAbsent(url.site(), s -> cells.sites.size());
            double weight = 1.0 / ofSite.getOrDefault(url.fraud() + url.site(), 1);
            cells.hosts.add(new Host(cell, url.fraud(), weight, site));
          }
        });
    return cells;
  }

  private int begin(Evidence each) {
    evidence.add(each);
    shown.add(TERMS.stream().mapToDouble(term -> Fusion.shown(term, each)).toArray());
    return shown.size() - 1;
  }

  /** By cell what each term shows. */
  List<double[]> shown() {
    return shown;
  }

  List<Evidence> evidence() {
    return evidence;
  }

  /** Hosts of a class that show a term. */
  int showing(Term term, boolean fraud) {
    int place = TERMS.indexOf(term);
    return (int)
        hosts.stream()
            .filter(host -> host.fraud() == fraud && shown.get(host.cell())[place] != 0)
            .count();
  }

  int count(boolean fraud) {
    return (int) hosts.stream().filter(host -> host.fraud() == fraud).count();
  }

  /** By cell how many hosts there are, [0] ordinary, [1] fraud. */
  int[][] counts() {
    int[][] counts = new int[2][shown.size()];
    hosts.forEach(host -> counts[host.fraud() ? 1 : 0][host.cell()]++);
    return counts;
  }

  /** By cell the mass of ordinary [0] and fraud [1]; each class has one half. */
  double[][] mass() {
    double[] once = new double[sites.size()];
    java.util.Arrays.fill(once, 1);
    return mass(once);
  }

  /** The same with each registrable domain drawn a Poisson(1) number of times. */
  double[][] drawn(SplittableRandom random) {
    double[] times = new double[sites.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = Ranked.poisson(random.nextDouble());
    }
    return mass(times);
  }

  private double[][] mass(double[] times) {
    double[][] mass = new double[2][shown.size()];
    double[] all = new double[2];
    for (Host host : hosts) {
      int side = host.fraud() ? 1 : 0;
      double weight = host.weight() * times[host.site()];
      mass[side][host.cell()] += weight;
      all[side] += weight;
    }
    for (int side = 0; side < 2; side++) {
      for (int cell = 0; cell < mass[side].length; cell++) {
        mass[side][cell] *= 0.5 / all[side];
      }
    }
    return mass;
  }
}
