package tocsin.core.model;

import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;

/** How far one exposure has come: its stage, which only rises, and its tier. */
public record ExposureTrack(String campaign, Stage stage, Tier tier) {}
