package tocsin.benchmarks.kernels;

/** Says what the kernels are fed with. */
public final class Inputs {
  private static final String INVENTED = "invented: the shared data is not beside the repository";

  private Inputs() {}

  /** Where listed domains and asked hosts come from. */
  public static String domains() {
    return ListedHosts.areReal() ? "real ones of the shared block list" : INVENTED;
  }

  /** Where URLs come from. */
  public static String urls() {
    return UrlTexts.areReal() ? "real ones of the shared training data" : INVENTED;
  }
}
