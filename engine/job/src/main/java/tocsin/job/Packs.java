package tocsin.job;

import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import tocsin.core.model.CompiledModel;
import tocsin.core.route.Roster;
import tocsin.domain.pack.Pack;

/**
 * An operator's view of the control stream: the packs in force and the newest roster. Broadcast
 * state keeps pack texts and references only; models are compiled on arrival. Confined to one
 * operator.
 */
final class Packs {
  static final MapStateDescriptor<Long, Pack> PACKS =
      new MapStateDescriptor<>("packs", Types.LONG, TypeInformation.of(Pack.class));
  static final MapStateDescriptor<String, String> REFS =
      new MapStateDescriptor<>("editions", Types.STRING, Types.STRING);

  private static final String ROSTER = "roster";

  private final Knowledge knowledge;
  private final Models models;
  private Roster roster;
  private boolean fresh = true;

  Packs(Knowledge knowledge) {
    this.knowledge = knowledge;
    Edition first = Editions.get(knowledge, "");
    this.models = new Models(first.model());
    this.roster = first.roster();
  }

  /** Whether what a checkpoint held has not been taken over yet. */
  boolean isFresh() {
    return fresh;
  }

  /** Takes over what a checkpoint held; to be called once, when broadcast state can be read. */
  void restore(
      ReadOnlyBroadcastState<Long, Pack> packs, ReadOnlyBroadcastState<String, String> refs)
      throws Exception {
    fresh = false;
    models.restore(packs.immutableEntries());
    String ref = refs.get(ROSTER);
    if (ref != null) {
      roster = Editions.get(knowledge, ref).roster();
    }
  }

  void take(Control control, BroadcastState<Long, Pack> packs, BroadcastState<String, String> refs)
      throws Exception {
    Pack pack = control.pack();
    if (control.kind() == Control.Kind.PACK && pack != null) {
      packs.put(pack.effectiveFrom(), pack);
      models.add(pack);
    }
    if (control.kind() == Control.Kind.ROSTER) {
      refs.put(ROSTER, control.ref());
      roster = Editions.get(knowledge, control.ref()).roster();
    }
  }

  CompiledModel at(long time) {
    return models.at(time);
  }

  Roster roster() {
    return roster;
  }
}
