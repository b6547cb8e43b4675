package tocsin.benchmarks.kernels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.NoOutputs;

/** Lucene's minimal automaton over reversed domains: one walk finds a host and its parents. */
final class ReversedFst {
  private final FST<Object> fst;
  private final FST.BytesReader in;
  private final FST.Arc<Object> arc = new FST.Arc<>();

  ReversedFst(ListedHosts hosts) {
    List<String> keys = new ArrayList<>(hosts.size());
    hosts.forEach(host -> keys.add(new StringBuilder(host).reverse().toString()));
    Collections.sort(keys);
    try {
      NoOutputs none = NoOutputs.getSingleton();
      FSTCompiler<Object> compiler = new FSTCompiler.Builder<>(FST.INPUT_TYPE.BYTE1, none).build();
      for (String key : keys) {
        compiler.add(new IntsRef(key.chars().toArray(), 0, key.length()), none.getNoOutput());
      }
      this.fst = FST.fromFSTReader(compiler.compile(), compiler.getFSTReader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.in = fst.getBytesReader();
  }

  /** How many suffixes of a host are keys; ends at the first byte that leads nowhere. */
  int count(String host) {
    try {
      int hits = 0;
      fst.getFirstArc(arc);
      for (int i = host.length() - 1; i >= 0; i--) {
        if (fst.findTargetArc(host.charAt(i), arc, arc, in) == null) {
          return hits;
        }
        if (arc.isFinal() && (i == 0 || host.charAt(i - 1) == '.')) {
          hits++;
        }
      }
      return hits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
