package tocsin.domain.intel;

import org.jspecify.annotations.Nullable;

/**
 * What the target ledger takes in: exactly one of a sighting and a listing.
 *
 * @param site the ledger's key
 */
public record TargetEvent(String site, @Nullable Sighting sighting, @Nullable Listing listing) {

  public static TargetEvent of(Sighting sighting) {
    return new TargetEvent(sighting.site(), sighting, null);
  }

  public static TargetEvent of(Listing listing) {
    return new TargetEvent(listing.site(), null, listing);
  }

  @Override
  public String toString() {
    return "TargetEvent[" + (sighting != null ? "sighting" : "listing") + "]";
  }
}
