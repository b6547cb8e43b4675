package tocsin.models.city;

/**
 * How a type of fraud proceeds (DOMAIN §3–4). Shares and tempos are assumptions, in the order the
 * domain's facts give; the survey of DOMAIN §2.5 (47 % do not engage, 23 % of all lose money)
 * anchors the drop-off.
 *
 * @param code fraud type
 * @param app whether victims install an app
 * @param stepHours median hours between steps
 * @param land share of those who met the lure who look further
 * @param engage share of those who register or install
 * @param pay share of those who pay
 * @param sessions sessions between registering and the first payment
 * @param fourthParty whether money goes over a fourth-party page rather than a bank or wallet
 * @param screen whether the screen is shared or remotely controlled while paying
 * @param yuan median loss
 */
record Funnel(
    String code,
    boolean app,
    double stepHours,
    double land,
    double engage,
    double pay,
    int sessions,
    boolean fourthParty,
    boolean screen,
    int yuan) {

  static final Funnel[] ALL = {
    new Funnel("F01", true, 1.5, 0.55, 0.75, 0.60, 5, true, false, 18_000),
    new Funnel("F02", true, 9.0, 0.55, 0.70, 0.55, 8, false, false, 90_000),
    new Funnel("F03", false, 0.3, 0.70, 0.70, 0.65, 1, true, false, 4_000),
    new Funnel("F04", false, 0.2, 0.80, 0.75, 0.60, 1, false, true, 30_000),
    new Funnel("F05", true, 1.0, 0.60, 0.75, 0.55, 3, true, false, 15_000),
    new Funnel("F06", false, 0.3, 0.75, 0.75, 0.60, 1, false, true, 40_000),
    new Funnel("F07", false, 0.2, 0.70, 0.70, 0.50, 1, false, false, 120_000),
    new Funnel("F08", true, 1.0, 0.75, 0.75, 0.60, 3, false, true, 150_000),
    new Funnel("F09", true, 10.0, 0.55, 0.70, 0.50, 8, false, false, 60_000),
    new Funnel("F10", false, 0.3, 0.65, 0.70, 0.60, 1, true, false, 2_000),
  };
}
