package tocsin.core.model;

import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;

/** How far one exposure has come: its stage, which only rises, and its tier. */
public record ExposureTrack(String campaign, Stage stage, Tier tier) {

  ExposureTrack under(String itsCampaign) {
    return itsCampaign.equals(campaign) ? this : new ExposureTrack(itsCampaign, stage, tier);
  }

  /** The further of two that turned out to be one. */
  ExposureTrack joined(ExposureTrack other) {
    return new ExposureTrack(
        campaign,
        stage.compareTo(other.stage) >= 0 ? stage : other.stage,
        tier.compareTo(other.tier) >= 0 ? tier : other.tier);
  }
}
