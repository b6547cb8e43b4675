package tocsin.domain.alert;

/** How far a person has been drawn in; within a campaign the stage only rises. */
public enum Stage {
  /** A single lure was met. */
  S0,
  /** A download or registration page was reached. */
  S1,
  /** The app is installed and beacons. */
  S2,
  /** Registered or logged in. */
  S3,
  /** Groomed: repeat days, dwell, night. */
  S4,
  /** Paying. */
  S5,
  /** A remote-control or screen-sharing tool runs beside a fraud session and a bank. */
  S5R,
  /** Trapped: withdrawal is blocked. */
  S6,
  /** After the loss: a recovery scam. */
  S7
}
