package tocsin.job;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import tocsin.core.campaign.Campaigns;
import tocsin.domain.intel.Membership;

/** An operator's view of which sites are one campaign. Confined to one operator. */
final class Members {
  static final MapStateDescriptor<String, Membership> MEMBERS =
      new MapStateDescriptor<>("members", Types.STRING, TypeInformation.of(Membership.class));

  private final Campaigns campaigns = new Campaigns();

  /** Takes over what a checkpoint held. */
  void restore(ReadOnlyBroadcastState<String, Membership> state) throws Exception {
    for (Map.Entry<String, Membership> entry : state.immutableEntries()) {
      var unused = campaigns.put(entry.getValue());
    }
  }

  /**
   * Takes a control item in.
   *
   * @return own ids of sites of which it says something new, with the time from which that counts
   */
  Map<String, Long> take(Control control, BroadcastState<String, Membership> state)
      throws Exception {
    Map<String, Long> turned = new HashMap<>();
    for (Membership each : control.members()) {
      state.put(each.site(), each);
      long from = campaigns.put(each);
      if (from != Long.MAX_VALUE) {
        turned.put(Campaigns.own(each.site()), from);
      }
    }
    return turned;
  }

  Campaigns campaigns() {
    return campaigns;
  }
}
