package tocsin.core.funnel;

import tocsin.domain.alert.Stage;

/**
 * A course as far as it has been followed: the filtered probabilities after each step. Confined to
 * one evaluation; 8 bytes a stage and excuse, whatever the length of the course.
 */
public final class Course {
  private final Funnel funnel;
  private final double[] stages = new double[Funnel.STAGES];
  private final double[] excuses;
  private int seen;
  private boolean begun;

  Course(Funnel funnel, double[] excuses) {
    this.funnel = funnel;
    this.excuses = excuses;
    stages[Stage.S0.ordinal()] = funnel.prior();
  }

  /**
   * Takes the next step.
   *
   * @param signs {@link Sign} bits; none is no step
   * @param session whether it begins a session, in which every sign is new again
   */
  public void step(int signs, boolean session) {
    if (signs == 0 || funnel.isEmpty()) {
      return;
    }
    if (begun) {
      funnel.move(stages);
    }
    begun = true;
    seen = session ? 0 : seen;
    funnel.weigh(signs & ~seen, signs & seen, stages, excuses);
    seen |= signs;
  }

  /** The chance that the person stands at a stage or beyond; 0 before the first step. */
  public double reached(Stage stage) {
    double sum = 0;
    for (int i = stage.ordinal(); i < stages.length; i++) {
      sum += stages[i];
    }
    return begun ? sum : 0;
  }

  /** The chance that the person stands at a stage; 0 before the first step. */
  public double at(Stage stage) {
    return begun ? stages[stage.ordinal()] : 0;
  }

  /** The chance that the course is harmless; 0 before the first step. */
  public double harmless() {
    double sum = 0;
    for (double excuse : excuses) {
      sum += excuse;
    }
    return begun ? sum : 0;
  }

  /** The likeliest excuse by its place in the pack, −1 when there is none. */
  public int likeliestExcuse() {
    int best = -1;
    for (int i = 0; i < excuses.length; i++) {
      best = best < 0 || excuses[i] > excuses[best] ? i : best;
    }
    return best;
  }
}
