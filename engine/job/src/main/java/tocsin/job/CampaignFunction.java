package tocsin.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import tocsin.core.campaign.CampaignBook;
import tocsin.domain.intel.CampaignLink;
import tocsin.domain.intel.Membership;

/**
 * Keeps which sites are one campaign; tells who belongs elsewhere than before at the end of each
 * epoch with a new link.
 *
 * <p>One for the whole job: flagged sites are few. State: the links, and what was told of each
 * site. Timers: one an epoch.
 */
final class CampaignFunction
    extends KeyedBroadcastProcessFunction<Byte, CampaignLink, Control, Control> {
  static final OutputTag<Membership> MEMBERS =
      new OutputTag<>("members", TypeInformation.of(Membership.class));

  private static final MapStateDescriptor<String, CampaignLink> LINKS =
      new MapStateDescriptor<>("links", Types.STRING, TypeInformation.of(CampaignLink.class));

  private final Knowledge knowledge;
  private transient Verdicts verdicts;
  private transient boolean fresh;
  private transient MapState<String, CampaignLink> links;
  private transient MapState<String, Membership> told;

  CampaignFunction(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void open(OpenContext context) {
    verdicts = new Verdicts(knowledge);
    fresh = true;
    links = getRuntimeContext().getMapState(LINKS);
    told =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "members", Types.STRING, TypeInformation.of(Membership.class)));
  }

  @Override
  public void processElement(CampaignLink link, ReadOnlyContext context, Collector<Control> out)
      throws Exception {
    String key = link.site() + " " + link.with();
    CampaignLink known = links.get(key);
    if (known == null || link.at() < known.at()) {
      links.put(key, link);
      context.timerService().registerEventTimeTimer(link.at());
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Control> out) throws Exception {
    if (fresh) {
      verdicts.restore(context.getBroadcastState(Verdicts.JUDGEMENTS));
      fresh = false;
    }
    Map<String, Membership> members =
        members(links, Math.max(at, context.timerService().currentWatermark()));
    Set<String> sites = new TreeSet<>(members.keySet());
    told.keys().forEach(sites::add);
    List<Membership> changed = new ArrayList<>();
    for (String site : sites) {
      Membership now = members.getOrDefault(site, new Membership(site, List.of()));
      if (!now.equals(told.get(site))) {
        told.put(site, now);
        context.output(MEMBERS, now);
        changed.add(now);
      }
    }
    if (!changed.isEmpty()) {
      out.collect(Control.members(changed, at));
    }
  }

  /** By site; of links until a time, for what comes after may not be known in full yet. */
  private Map<String, Membership> members(MapState<String, CampaignLink> of, long until)
      throws Exception {
    List<CampaignLink> all = new ArrayList<>();
    for (CampaignLink link : of.values()) {
      if (link.at() <= until) {
        all.add(link);
      }
    }
    Map<String, Membership> members = new TreeMap<>();
    CampaignBook.of(all, verdicts.judgements()).forEach(each -> members.put(each.site(), each));
    return members;
  }

  /** A refutation may part what was one; what is told twice changes nothing. */
  @Override
  public void processBroadcastElement(Control control, Context context, Collector<Control> out)
      throws Exception {
    if (verdicts.take(control, context.getBroadcastState(Verdicts.JUDGEMENTS)) == null) {
      return;
    }
    context.applyToKeyedState(
        LINKS,
        (key, state) -> {
          List<Membership> all = List.copyOf(members(state, context.currentWatermark()).values());
          if (!all.isEmpty()) {
            all.forEach(each -> context.output(MEMBERS, each));
            out.collect(Control.members(all, control.at()));
          }
        });
  }
}
