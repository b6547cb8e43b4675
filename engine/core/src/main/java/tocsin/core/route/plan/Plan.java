package tocsin.core.route.plan;

import java.util.List;
import tocsin.domain.people.Binding;

/**
 * Who is to be bound to whom.
 *
 * @param people people in enterprises, for whom there is a plan
 * @param kept bindings of theirs that stay as they are
 * @param ended bindings that end without anything in their place, because nobody is left to take it
 * @param moves bindings that begin, by subject and role
 * @param shortages enterprises that lack advisors, by id
 * @param bindings the whole roster's bindings afterwards, history included
 */
public record Plan(
    int people,
    int kept,
    int ended,
    List<Move> moves,
    List<Shortage> shortages,
    List<Binding> bindings) {}
