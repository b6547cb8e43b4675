package tocsin.desk.http;

/** The same said in both languages. */
record Sentence(String zh, String en) {}
