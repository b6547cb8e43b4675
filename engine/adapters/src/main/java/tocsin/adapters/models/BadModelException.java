package tocsin.adapters.models;

/** A model file that is refused, with its place and the reason. */
public final class BadModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final String place;
  private final String reason;

  /**
   * @param file its name
   * @param place line, path or byte; empty for the file as a whole
   * @param reason what was found and what is allowed
   */
  public BadModelException(String file, String place, String reason) {
    super(place.isEmpty() ? file + ": " + reason : file + ": " + place + ": " + reason);
    this.file = file;
    this.place = place;
    this.reason = reason;
  }

  /** Name of the file. */
  public String file() {
    return file;
  }

  /** Line, path or byte; empty for the file as a whole. */
  public String place() {
    return place;
  }

  /** What was found and what is allowed. */
  public String reason() {
    return reason;
  }
}
