package tocsin.desk.casework;

/** What came of lines from the engine. */
public record Taken(int created, int changed, int unchanged) {
  /** Nothing yet. */
  public static final Taken NOTHING = new Taken(0, 0, 0);

  Taken plus(Taken other) {
    return new Taken(created + other.created, changed + other.changed, unchanged + other.unchanged);
  }
}
