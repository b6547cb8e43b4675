package tocsin.cluster.kafka;

import java.util.List;

/**
 * The topics of one deployment.
 *
 * @param prefix what all names begin with
 */
public record Topics(String prefix) {

  /** What a topic keeps. */
  public enum Keeps {
    /** Everything, for a while. */
    ALL,
    /** Of each key the last message. */
    LAST
  }

  /**
   * A topic.
   *
   * @param partitions 1 where order across keys matters
   */
  public record Topic(String name, int partitions, Keeps keeps) {}

  /** Access records; keyed by person or not. */
  public String records() {
    return prefix + "records";
  }

  /** Alert versions by alert; idempotent. */
  public String alerts() {
    return prefix + "alerts";
  }

  /** Who is told, by alert. */
  public String assignments() {
    return prefix + "assignments";
  }

  /** What is held of targets, by target. */
  public String targets() {
    return prefix + "targets";
  }

  /** Messages that gave no record: place, reason and detail, never the text. */
  public String rejects() {
    return prefix + "rejects";
  }

  /** Every alert version and assignment, exactly once to those who read what is committed. */
  public String trail() {
    return prefix + "trail";
  }

  /** Packs, indicators, rosters, lines and verdicts as they change. */
  public String control() {
    return prefix + "control";
  }

  /**
   * All of them.
   *
   * @param partitions of what is large
   */
  public List<Topic> all(int partitions) {
    return List.of(
        new Topic(records(), partitions, Keeps.ALL),
        new Topic(alerts(), partitions, Keeps.LAST),
        new Topic(assignments(), partitions, Keeps.LAST),
        new Topic(targets(), partitions, Keeps.LAST),
        new Topic(rejects(), 1, Keeps.ALL),
        new Topic(trail(), partitions, Keeps.ALL),
        new Topic(control(), 1, Keeps.LAST));
  }
}
