package tocsin.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import tocsin.core.campaign.Campaigns;
import tocsin.domain.intel.TargetReport;

/**
 * Names the campaign in what is said of targets while the stream runs. The target ledger cannot: it
 * is what tells who belongs together. What a campaign is called later stands in later words.
 */
final class NameFunction extends BroadcastProcessFunction<TargetReport, Control, TargetReport> {
  private transient Members members;
  private transient boolean fresh;

  @Override
  public void open(OpenContext context) {
    members = new Members();
    fresh = true;
  }

  @Override
  public void processElement(
      TargetReport report, ReadOnlyContext context, Collector<TargetReport> out) throws Exception {
    if (fresh) {
      members.restore(context.getBroadcastState(Members.MEMBERS));
      fresh = false;
    }
    Campaigns campaigns = members.campaigns();
    long known = Math.max(report.asOf(), context.currentWatermark());
    out.collect(report.within(campaigns.at(report.campaign(), known)));
  }

  @Override
  public void processBroadcastElement(Control control, Context context, Collector<TargetReport> out)
      throws Exception {
    var unused = members.take(control, context.getBroadcastState(Members.MEMBERS));
  }
}
