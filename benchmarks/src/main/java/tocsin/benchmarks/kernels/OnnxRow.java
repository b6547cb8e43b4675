package tocsin.benchmarks.kernels;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime on one thread, one row a call, through a buffer that it reads in place. */
final class OnnxRow {
  private final FloatBuffer buffer;
  private final OrtSession session;
  private final Map<String, OnnxTensor> input;

  OnnxRow(byte[] model, int features) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    this.session = environment.createSession(model, options);
    this.buffer =
        ByteBuffer.allocateDirect(features * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer, new long[] {1, features});
    this.input = Map.of(OnnxTreesWriter.INPUT, tensor);
  }

  float raw(float[] row) throws OrtException {
    buffer.put(0, row);
    try (OrtSession.Result result = session.run(input)) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
    }
  }
}
