package tocsin.benchmarks.kernels;

/** What live objects take: the heap after collections that leave nothing else. */
final class Heap {
  private Heap() {}

  /** Bytes in use now; a structure's size is the difference around its making. */
  static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
