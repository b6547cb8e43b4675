package tocsin.models.city;

/** What is seen of a line. */
enum Sensor {
  /** Names asked for, nothing else. */
  DNS,
  /** Server names and volumes of encrypted connections. */
  TLS,
  /** Also apps, plain URLs and methods. */
  FULL
}
