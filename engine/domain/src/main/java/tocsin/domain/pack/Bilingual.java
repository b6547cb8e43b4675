package tocsin.domain.pack;

/** One thing said in two languages that are equals. */
public record Bilingual(String zh, String en) {}
