package tocsin.benchmarks.kernels;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;

/**
 * LightGBM's quickest call for one row: set up once ({@code FastInit}), the row's array pinned. The
 * wrapper's own class does not offer it, so its native layer is used, and what it holds lives as
 * long as the process. Confined to one thread.
 */
final class LightGbmFast {
  private final SWIGTYPE_p_void config;
  private final SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
  private final SWIGTYPE_p_double out = lightgbmlib.new_doubleArray(1);

  /**
   * Loads a model.
   *
   * @param text as LightGBM saves it
   */
  LightGbmFast(String text, int features) {
    SWIGTYPE_p_int iterations = lightgbmlib.new_intp();
    SWIGTYPE_p_p_void booster = lightgbmlib.voidpp_handle();
    check(lightgbmlib.LGBM_BoosterLoadModelFromString(text, iterations, booster));
    SWIGTYPE_p_p_void fast = lightgbmlib.voidpp_handle();
    check(
        lightgbmlib.LGBM_BoosterPredictForMatSingleRowFastInit(
            lightgbmlib.voidpp_value(booster),
            lightgbmlibConstants.C_API_PREDICT_RAW_SCORE,
            0,
            -1,
            lightgbmlibConstants.C_API_DTYPE_FLOAT64,
            features,
            "num_threads=1",
            fast));
    this.config = lightgbmlib.voidpp_value(fast);
  }

  private static void check(int code) {
    if (code != 0) {
      throw new IllegalStateException(lightgbmlib.LGBM_GetLastError());
    }
  }

  double raw(double[] row) {
    check(lightgbmlib.LGBM_BoosterPredictForMatSingleRowFastCriticalSWIG(row, config, length, out));
    return lightgbmlib.doubleArray_getitem(out, 0);
  }
}
