package tocsin.domain.intel;

import org.jspecify.annotations.Nullable;

/**
 * What the target ledger takes in: exactly one of a sighting, a listing and a fact on an app's
 * hosts.
 *
 * @param site the ledger's key
 */
public record TargetEvent(
    String site, @Nullable Sighting sighting, @Nullable Listing listing, @Nullable AppSetFact app) {

  public static TargetEvent of(Sighting sighting) {
    return new TargetEvent(sighting.site(), sighting, null, null);
  }

  public static TargetEvent of(Listing listing) {
    return new TargetEvent(listing.site(), null, listing, null);
  }

  public static TargetEvent of(AppSetFact app) {
    return new TargetEvent(app.site(), null, null, app);
  }

  @Override
  public String toString() {
    return "TargetEvent["
        + (sighting != null ? "sighting" : listing != null ? "listing" : "app")
        + "]";
  }
}
