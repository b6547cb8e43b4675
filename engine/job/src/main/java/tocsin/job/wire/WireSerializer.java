package tocsin.job.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** A serializer of an immutable type: two methods to write, the rest follows. */
abstract class WireSerializer<T> extends TypeSerializerSingleton<T> {

  abstract void write(T value, DataOutputView out) throws IOException;

  abstract T read(DataInputView in) throws IOException;

  @Override
  public abstract TypeSerializerSnapshot<T> snapshotConfiguration();

  @Override
  public final boolean isImmutableType() {
    return true;
  }

  @Override
  public final @Nullable T createInstance() {
    return null;
  }

  @Override
  public final T copy(T from) {
    return from;
  }

  @Override
  public final T copy(T from, T reuse) {
    return from;
  }

  @Override
  public final int getLength() {
    return -1;
  }

  @Override
  public final void serialize(T value, DataOutputView out) throws IOException {
    write(value, out);
  }

  @Override
  public final T deserialize(DataInputView in) throws IOException {
    return read(in);
  }

  @Override
  public final T deserialize(T reuse, DataInputView in) throws IOException {
    return read(in);
  }

  @Override
  public final void copy(DataInputView in, DataOutputView out) throws IOException {
    write(read(in), out);
  }
}
