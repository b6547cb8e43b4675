package tocsin.domain.people;

/** A person's name and phone number. Never enters the stream, a log or a metric. */
public record Contact(String subject, String name, String phone) {

  @Override
  public String toString() {
    return "Contact[…]";
  }
}
