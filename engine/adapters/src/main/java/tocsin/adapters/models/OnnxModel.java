package tocsin.adapters.models;

import tocsin.core.trees.FeatureModel;

/** x */
final class OnnxModel {
  private OnnxModel() {}

  static FeatureModel read(ModelFile file) {
    if (file.bytes().length > 1) {
      throw file.fault("", "todo");
    }
    throw file.fault("", "todo2");
  }
}
