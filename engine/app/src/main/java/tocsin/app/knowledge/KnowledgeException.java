package tocsin.app.knowledge;

import java.util.List;

/** Knowledge that cannot be used: a pack with problems, a file that is missing. */
public final class KnowledgeException extends RuntimeException {
  private final transient List<String> problems;

  public KnowledgeException(List<String> problems) {
    super(problems.get(0));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, each with its place. */
  public List<String> problems() {
    return problems;
  }
}
