package tocsin.core.route;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.RosterData.Row;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.RosterIssue;

/**
 * Bindings and which of them stand. Two looks, each in order of beginning, then of the rows: per
 * person no binding twice and one primary at a time; per advisor, of what is left, no more than the
 * capacity at any time. So a change touches the people and advisors it names and nobody else.
 */
final class BindingTable {
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong((Entry entry) -> entry.binding().validFrom())
          .thenComparingInt(entry -> entry.number);

  private final Predicate<String> knownAdvisor;
  private final ToIntFunction<Binding> capacity;
  private final ListMultimap<String, Entry> bySubject =
      MultimapBuilder.linkedHashKeys().arrayListValues(2).build();
  private final ListMultimap<String, Entry> byAdvisor =
      MultimapBuilder.linkedHashKeys().arrayListValues().build();
  private final Set<String> changedSubjects = new HashSet<>();
  private final Set<String> changedAdvisors = new HashSet<>();
  private int count;

  /** A binding's row and what speaks against it. */
  private static final class Entry {
    private Row<Binding> row;
    private final int number;
    private @Nullable RosterFault ofPerson;
    private @Nullable RosterFault ofAdvisor;

    Entry(Row<Binding> row, int number) {
      this.row = row;
      this.number = number;
    }

    Binding binding() {
      return row.value();
    }

    @Nullable RosterFault fault() {
      return ofPerson != null ? ofPerson : ofAdvisor;
    }
  }

  /**
   * @param knownAdvisor whether an id is on the roster at any time
   * @param capacity most bindings the advisor may have while a binding lasts
   */
  BindingTable(Predicate<String> knownAdvisor, ToIntFunction<Binding> capacity) {
    this.knownAdvisor = knownAdvisor;
    this.capacity = capacity;
  }

  void add(Row<Binding> row) {
    Entry entry = new Entry(row, count++);
    bySubject.put(entry.binding().subject(), entry);
    byAdvisor.put(entry.binding().advisorId(), entry);
    changed(entry);
  }

  private void changed(Entry entry) {
    changedSubjects.add(entry.binding().subject());
    changedAdvisors.add(entry.binding().advisorId());
  }

  /** An advisor's versions have changed. */
  void advisorChanged(String advisorId) {
    byAdvisor.get(advisorId).forEach(this::changed);
  }

  private @Nullable RosterFault faultAlone(Row<Binding> row) {
    Binding binding = row.value();
    if (binding.subject().isEmpty()) {
      return RosterFault.of(row, RosterIssue.BINDING_NO_SUBJECT);
    }
    if (!knownAdvisor.test(binding.advisorId())) {
      return RosterFault.of(row, RosterIssue.BINDING_NO_ADVISOR, binding.advisorId());
    }
    return binding.validFrom() >= binding.validUntil()
        ? RosterFault.of(row, RosterIssue.DATES)
        : null;
  }

  /** Ends those of a person's bindings that stand at a time; later ones fall away. O(bindings). */
  void endOfSubject(String subject, long at, Predicate<Binding> which) {
    end(bySubject.get(subject), at, which);
  }

  /** The same for the bindings of an advisor. */
  void endOfAdvisor(String advisorId, long at) {
    end(byAdvisor.get(advisorId), at, binding -> true);
  }

  private void end(List<Entry> entries, long at, Predicate<Binding> which) {
    for (Entry entry : List.copyOf(entries)) {
      Binding binding = entry.binding();
      if (binding.validUntil() <= at || !which.test(binding)) {
        continue;
      }
      changed(entry);
      if (binding.validFrom() >= at) {
        bySubject.remove(binding.subject(), entry);
        byAdvisor.remove(binding.advisorId(), entry);
      } else {
        entry.row = new Row<>(until(binding, at), entry.row.file(), entry.row.line());
      }
    }
  }

  private static Binding until(Binding b, long at) {
    return new Binding(b.subject(), b.advisorId(), b.role(), b.validFrom(), at);
  }

  /** A person's bindings, whether or not they stand. */
  List<Binding> of(String subject) {
    return bySubject.get(subject).stream().map(Entry::binding).toList();
  }

  /** Looks again at whoever has changed. */
  private void settle() {
    for (String subject : changedSubjects) {
      List<Entry> entries = sorted(bySubject.get(subject));
      for (int i = 0; i < entries.size(); i++) {
        Entry entry = entries.get(i);
        RosterFault alone = faultAlone(entry.row);
        entry.ofPerson = alone != null ? alone : faultBeside(entry, entries.subList(0, i));
        changedAdvisors.add(entry.binding().advisorId());
      }
    }
    changedAdvisors.forEach(advisor -> sweep(sorted(byAdvisor.get(advisor))));
    changedSubjects.clear();
    changedAdvisors.clear();
  }

  private static List<Entry> sorted(List<Entry> entries) {
    return entries.stream().sorted(ORDER).toList();
  }

  private static @Nullable RosterFault faultBeside(Entry entry, List<Entry> earlier) {
    Binding binding = entry.binding();
    for (Entry each : earlier) {
      Binding other = each.binding();
      if (each.ofPerson != null) {
        continue;
      }
      if (other.advisorId().equals(binding.advisorId())
          && other.validFrom() == binding.validFrom()) {
        return RosterFault.of(entry.row, RosterIssue.BINDING_TWICE);
      }
      if (other.role() == BindingRole.PRIMARY
          && binding.role() == BindingRole.PRIMARY
          && binding.validFrom() < other.validUntil()) {
        return RosterFault.of(entry.row, RosterIssue.PRIMARY_TWICE, binding.subject());
      }
    }
    return null;
  }

  /** Those ended make room for those that begin. */
  private void sweep(List<Entry> entries) {
    PriorityQueue<Long> ends = new PriorityQueue<>();
    for (Entry entry : entries) {
      entry.ofAdvisor = null;
      if (entry.ofPerson != null) {
        continue;
      }
      Binding binding = entry.binding();
      while (!ends.isEmpty() && ends.peek() <= binding.validFrom()) {
        ends.poll();
      }
      int room = capacity.applyAsInt(binding);
      if (ends.size() < room) {
        ends.add(binding.validUntil());
      } else {
        entry.ofAdvisor =
            RosterFault.of(
                entry.row,
                RosterIssue.BINDING_FULL,
                binding.subject(),
                binding.advisorId(),
                ends.size() + 1,
                room);
      }
    }
  }

  /** What stands, by subject, primaries first. */
  ImmutableListMultimap<String, Binding> standing() {
    settle();
    ImmutableListMultimap.Builder<String, Binding> standing = ImmutableListMultimap.builder();
    for (String subject : bySubject.keySet()) {
      bySubject.get(subject).stream()
          .filter(entry -> entry.fault() == null)
          .sorted(Comparator.comparing((Entry e) -> e.binding().role()).thenComparing(ORDER))
          .forEach(entry -> standing.put(subject, entry.binding()));
    }
    return standing.build();
  }

  /** What was refused, in order of beginning. */
  List<RosterFault> faults() {
    settle();
    List<Entry> refused = new ArrayList<>();
    bySubject.values().stream().filter(entry -> entry.fault() != null).forEach(refused::add);
    refused.sort(ORDER);
    List<RosterFault> faults = new ArrayList<>();
    for (Entry entry : refused) {
      RosterFault fault = entry.fault();
      if (fault != null) {
        faults.add(fault);
      }
    }
    return faults;
  }

  /** Every row as it is now, refused ones too, in the order they came. */
  List<Row<Binding>> rows() {
    List<Entry> all = new ArrayList<>(bySubject.values());
    all.sort(Comparator.comparingInt(entry -> entry.number));
    return all.stream().map(entry -> entry.row).toList();
  }
}
