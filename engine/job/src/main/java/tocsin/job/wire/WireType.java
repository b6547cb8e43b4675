package tocsin.job.wire;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import tocsin.core.model.PersonState;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.intel.Tie;
import tocsin.domain.intel.Visit;

/** Type information of the hand-written wire formats. */
public final class WireType<T> extends TypeInformation<T> {
  /** For the shuffle to the target ledger. */
  public static final TypeInformation<TargetEvent> TARGET_EVENT =
      new WireType<>(TargetEvent.class, TargetEventSerializer.INSTANCE);

  /** For the shuffle to the exposure ledger. */
  public static final TypeInformation<Visit> VISIT =
      new WireType<>(Visit.class, VisitSerializer.INSTANCE);

  /** For the shuffle to the tie ledger. */
  public static final TypeInformation<Tie> TIE = new WireType<>(Tie.class, TieSerializer.INSTANCE);

  /** For the shuffle to the app sessions. */
  public static final TypeInformation<AppTouch> APP_TOUCH =
      new WireType<>(AppTouch.class, AppTouchSerializer.INSTANCE);

  /** For the state of the exposure ledger. */
  public static final TypeInformation<PersonState> PERSON_STATE =
      new WireType<>(PersonState.class, PersonStateSerializer.INSTANCE);

  private final Class<T> type;
  private final WireSerializer<T> serializer;

  private WireType(Class<T> type, WireSerializer<T> serializer) {
    this.type = type;
    this.serializer = serializer;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer;
  }

  @Override
  public String toString() {
    return "WireType<" + type.getSimpleName() + ">";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WireType<?> that && that.type.equals(type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof WireType<?>;
  }
}
