package tocsin.models.city;

/** What is seen of a line. */
enum Sensor {
  /** Names asked for, nothing else. */
  DNS,
  /** Server names and volumes of encrypted connections. */
  TLS,
  /** Addresses and volumes, no names. */
  FLOW,
  /** Also the subject, apps, plain URLs, methods, some certificates. */
  FULL
}
