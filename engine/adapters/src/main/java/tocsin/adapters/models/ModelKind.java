package tocsin.adapters.models;

import java.util.Locale;

/** What a model file is, as model.json says; files are never guessed at. */
public enum ModelKind {
  LIGHTGBM_TEXT(1e-9),
  XGBOOST_JSON(1e-5),
  XGBOOST_UBJ(1e-5),
  SKLEARN_LINEAR(1e-9),
  SKLEARN_TEXT(1e-9),
  SCORE_CARD_JSON(1e-9),
  SCORE_CARD_CSV(1e-9),
  ONNX(1e-5);

  private final double tolerance;

  ModelKind(double tolerance) {
    this.tolerance = tolerance;
  }

  /**
   * How far a raw score may lie from the trainer's, relative to its magnitude or to 1, whichever is
   * more; formats of 32-bit floats add up in an order of their own.
   */
  public double tolerance() {
    return tolerance;
  }

  /** As model.json writes it: {@code lightgbm-text}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
