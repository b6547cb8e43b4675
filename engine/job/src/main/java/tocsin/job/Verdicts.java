package tocsin.job;

import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.Judgement;

/**
 * An operator's view of what people hold of targets. What was known when the job began is there
 * from the first record on, so that timers are set for it. Confined to one operator.
 */
final class Verdicts {
  static final MapStateDescriptor<String, Judgement> JUDGEMENTS =
      new MapStateDescriptor<>("judgements", Types.STRING, TypeInformation.of(Judgement.class));

  private final Judgements judgements;

  Verdicts(Knowledge knowledge) {
    judgements = Judgements.of(Editions.get(knowledge, "").judgements());
  }

  /** Takes over what a checkpoint held. */
  void restore(ReadOnlyBroadcastState<String, Judgement> state) throws Exception {
    for (Map.Entry<String, Judgement> entry : state.immutableEntries()) {
      judgements.add(entry.getValue());
    }
  }

  /** Takes a control item in; its judgement when that was not in the state yet, else null. */
  @Nullable Judgement take(Control control, BroadcastState<String, Judgement> state)
      throws Exception {
    Judgement word = control.judgement();
    if (word == null || word.equals(state.get(key(word)))) {
      return null;
    }
    state.put(key(word), word);
    judgements.add(word);
    return word;
  }

  private static String key(Judgement word) {
    return word.kind() + " " + word.value() + " " + word.at() + " " + word.verdict();
  }

  Judgements judgements() {
    return judgements;
  }
}
