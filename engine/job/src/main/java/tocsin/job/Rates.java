package tocsin.job;

import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import tocsin.core.discover.ExposureRates;
import tocsin.domain.intel.ExposureRate;

/** An operator's view of the base rates of exposure. Confined to one operator. */
final class Rates {
  static final MapStateDescriptor<Long, ExposureRate> RATES =
      new MapStateDescriptor<>("rates", Types.LONG, TypeInformation.of(ExposureRate.class));

  private final ExposureRates rates = new ExposureRates();

  /** Takes over what a checkpoint held. */
  void restore(ReadOnlyBroadcastState<Long, ExposureRate> state) throws Exception {
    for (Map.Entry<Long, ExposureRate> entry : state.immutableEntries()) {
      rates.put(entry.getValue());
    }
  }

  void take(Control control, BroadcastState<Long, ExposureRate> state) throws Exception {
    ExposureRate rate = control.rate();
    if (rate != null) {
      state.put(rate.at(), rate);
      rates.put(rate);
    }
  }

  ExposureRates rates() {
    return rates;
  }
}
