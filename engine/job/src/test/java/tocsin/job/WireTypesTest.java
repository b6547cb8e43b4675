package tocsin.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.core.apps.AppState;
import tocsin.core.apps.AppVote;
import tocsin.core.capacity.AdvisorTasks;
import tocsin.core.discover.RememberedVisit;
import tocsin.core.discover.SeedState;
import tocsin.core.discover.SeedVisit;
import tocsin.core.discover.SiteState;
import tocsin.core.discover.TieEntry;
import tocsin.core.discover.TieState;
import tocsin.core.model.PersonState;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.intel.Census;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.ExposureRate;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.pack.Pack;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Offer;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Intake;
import tocsin.domain.traffic.Reject;

/** Every type that crosses the wire or is kept as state works without Kryo. */
class WireTypesTest {

  static Stream<Class<?>> types() {
    return Stream.of(
        Intake.class,
        Reject.class,
        InputAccount.class,
        TargetReport.class,
        Alert.class,
        AlertHead.class,
        Assignment.class,
        Offer.class,
        AdvisorTasks.class,
        Control.class,
        Pack.class,
        SiteState.class,
        RememberedVisit.class,
        SeedState.class,
        SeedVisit.class,
        TieState.class,
        TieEntry.class,
        Exposed.class,
        Census.class,
        ExposureRate.class,
        PersonState.class,
        AppState.class,
        AppVote.class);
  }

  @ParameterizedTest
  @MethodSource("types")
  void serializer_everyStreamAndStateType_existsWithoutGenericTypes(Class<?> type) {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);

    TypeInformation<?> information = TypeInformation.of(type);

    assertThat(information).isInstanceOf(PojoTypeInfo.class);
    assertThat(information.createSerializer(config)).isNotNull();
  }
}
