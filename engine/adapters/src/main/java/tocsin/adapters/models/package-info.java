/**
 * Models that others trained, from files: LightGBM text, XGBoost JSON and UBJ, scikit-learn linear
 * models, score cards, a subset of ONNX; and bundles, which prove by golden rows that they score
 * here as they did there.
 *
 * <p>In: a folder with model.json. Out: a model of {@code core.trees}, or the file, the place and
 * the reason. Never add here: training, native libraries, what a score leads to.
 */
@NullMarked
package tocsin.adapters.models;

import org.jspecify.annotations.NullMarked;
