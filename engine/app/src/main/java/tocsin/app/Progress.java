package tocsin.app;

import java.io.File;
import java.io.IOException;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.InputFiles;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.ReadBytes;

/** A progress bar over the bytes of the input; only on a terminal, and not for short inputs. */
final class Progress implements AutoCloseable {
  private static final long SHORT = 64L << 20;

  private final @Nullable ProgressBar bar;
  private final @Nullable Thread ticker;

  private Progress(@Nullable ProgressBar bar, @Nullable Thread ticker) {
    this.bar = bar;
    this.ticker = ticker;
  }

  @SuppressWarnings(
      "SystemConsoleNull") // on newer Java the bar also shows in a pipe, which does no harm
  static Progress over(InputSpec input) {
    long bytes = bytes(input);
    if (System.console() == null || bytes < SHORT) {
      return new Progress(null, null);
    }
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("reading")
            .setInitialMax(bytes)
            .setUnit(" MB", 1 << 20)
            .setStyle(ProgressBarStyle.ASCII)
            .showSpeed()
            .build();
    long before = ReadBytes.total();
    Thread ticker = new Thread(() -> tick(bar, before), "tocsin-progress");
    ticker.setDaemon(true);
    ticker.start();
    return new Progress(bar, ticker);
  }

  private static void tick(ProgressBar bar, long before) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        bar.stepTo(ReadBytes.total() - before);
        Thread.sleep(200);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long bytes(InputSpec input) {
    try {
      return InputFiles.expand(input.paths()).stream().mapToLong(f -> new File(f).length()).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    if (ticker != null) {
      ticker.interrupt();
    }
    if (bar != null) {
      bar.close();
    }
  }
}
