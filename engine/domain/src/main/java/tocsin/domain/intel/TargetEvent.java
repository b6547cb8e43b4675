package tocsin.domain.intel;

import org.jspecify.annotations.Nullable;

/**
 * What the target ledger takes in: exactly one of a sighting, a listing, a fact on an app's hosts
 * and news of what the site has in common with a confirmed one.
 *
 * @param site the ledger's key
 */
public record TargetEvent(
    String site,
    @Nullable Sighting sighting,
    @Nullable Listing listing,
    @Nullable AppSetFact app,
    @Nullable Exposed exposed) {

  public static TargetEvent of(Sighting sighting) {
    return new TargetEvent(sighting.site(), sighting, null, null, null);
  }

  public static TargetEvent of(Listing listing) {
    return new TargetEvent(listing.site(), null, listing, null, null);
  }

  public static TargetEvent of(AppSetFact app) {
    return new TargetEvent(app.site(), null, null, app, null);
  }

  public static TargetEvent of(Exposed exposed) {
    return new TargetEvent(exposed.site(), null, null, null, exposed);
  }

  @Override
  public String toString() {
    return "TargetEvent["
        + (sighting != null
            ? "sighting"
            : listing != null ? "listing" : app != null ? "app" : "exposed")
        + "]";
  }
}
