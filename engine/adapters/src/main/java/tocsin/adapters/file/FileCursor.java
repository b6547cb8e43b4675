package tocsin.adapters.file;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.FlowJoin.Mark;
import tocsin.adapters.json.Refusal;
import tocsin.adapters.json.Times;
import tocsin.adapters.json.UnknownFields;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Reject;
import tocsin.domain.traffic.RejectReason;

/**
 * Reads one file, or one stripe of it, and keeps its account. Lines that were counted before a
 * restart are read again where a join needs them, but not counted again. Confined to one thread.
 */
final class FileCursor implements LineDecoder.Out {
  /** Rejects told one by one per file; all are counted. */
  private static final int MAX_TOLD = 10_000;

  private final FilePosition start;
  private final LineDecoder decoder;
  private final boolean following;
  private final int maxLine;
  private final Account account;
  private @Nullable LineReader lines;
  private @Nullable StripeStream stripe;
  private long baseOffset;
  private long line;
  private boolean follow;
  private boolean done;
  private long progress;
  private boolean counting = true;
  private long lineOffset;
  private long consumedAtEnd;
  private @Nullable Batch batch;

  FileCursor(
      FilePosition start, LineDecoder decoder, UnknownFields unknown, boolean follow, int maxLine) {
    this.start = start;
    this.decoder = decoder;
    this.following = follow;
    this.maxLine = maxLine;
    this.account =
        new Account(start.file(), start.format().word(), start.stripe(), unknown, start.account());
    this.line = start.line();
    this.done = start.done();
    this.progress = start.firstAt();
  }

  /** Event time of the last record; the least advanced cursor is read next. */
  long progress() {
    return progress;
  }

  boolean done() {
    return done;
  }

  String file() {
    return start.file();
  }

  /** Directs what the decoders give into a batch. */
  void into(Batch other) {
    batch = other;
  }

  /** Gives what this file's decoder still holds. */
  void finishDecoder(LineDecoder.Out out) {
    decoder.finish(out);
  }

  /**
   * Reads some lines.
   *
   * @param until event time after which another file has its turn
   */
  void read(int count, long until, Batch into) throws IOException {
    batch = into;
    LineReader reader = lines;
    if (reader == null) {
      reader = open(into);
      if (reader == null) {
        return;
      }
    }
    for (int i = 0; i < count && !done && (i == 0 || progress <= until); i++) {
      lineOffset = baseOffset + reader.consumed();
      if (!reader.next()) {
        ended(reader, into);
        return;
      }
      take(reader);
    }
  }

  private @Nullable LineReader open(Batch into) throws IOException {
    Refusal fault = wholeFault();
    if (fault != null) {
      refuseWhole(fault, into);
      return null;
    }
    try {
      LineReader reader = new LineReader(stream(), maxLine, follow);
      lines = reader;
      resume(reader);
      return reader;
    } catch (IOException e) {
      refuseWhole(fault(e), into);
    }
    return null;
  }

  private static Refusal fault(IOException e) {
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return new Refusal(RejectReason.UNREADABLE, "the file is gone");
    }
    if (e instanceof AccessDeniedException) {
      return new Refusal(RejectReason.UNREADABLE, "the file may not be read");
    }
    return e instanceof EOFException
        ? new Refusal(RejectReason.TRUNCATED, "the compressed data end at their beginning")
        : new Refusal(RejectReason.CORRUPT, "the compressed data are damaged");
  }

  private @Nullable Refusal wholeFault() {
    return switch (start.format()) {
      case UNKNOWN -> unknown(Path.of(start.file()));
      case NATIVE, ZEEK_TSV, ZEEK_JSON, EVE, MAPPED, EMPTY -> decoder.fault();
    };
  }

  /** Why a file could not be told: because of what it is, or because it cannot be read. */
  private static Refusal unknown(Path path) {
    try (InputStream in = ContentStream.open(Files.newInputStream(path))) {
      var unused = in.read();
      return new Refusal(
          RejectReason.UNREADABLE,
          "neither JSON Lines nor a Zeek log; give --format, or --mapping for CSV");
    } catch (IOException e) {
      return fault(e);
    }
  }

  private InputStream stream() throws IOException {
    follow = following;
    if (start.file().equals(InputSpec.STDIN)) {
      return ContentStream.open(System.in);
    }
    Path path = Path.of(start.file());
    if (start.stripes() > 1) {
      stripe = new StripeStream(path, start.stripe(), start.stripes());
      return stripe;
    }
    // What is compressed is finished: a rotated log beside the live one is read to its end.
    follow &= !FormatDetector.isCompressed(path);
    InputStream raw = ReadBytes.counted(Files.newInputStream(path));
    return follow ? raw : ContentStream.open(raw);
  }

  /** Goes on where reading stopped; headers before that place are read again, for the decoder. */
  private void resume(LineReader reader) throws IOException {
    if (start.offset() == 0) {
      return;
    }
    boolean headers = start.format() == Format.ZEEK_TSV || start.format() == Format.MAPPED;
    if (!headers) {
      reader.skip(start.offset());
      return;
    }
    boolean headerMet = false;
    for (long i = 0; reader.consumed() < start.offset() && reader.next(); i++) {
      byte[] bytes = reader.buffer();
      int from = i == 0 ? afterMark(bytes, reader.lineStart, reader.lineEnd) : reader.lineStart;
      if (reader.tooLong || isBlank(bytes, from, reader.lineEnd)) {
        continue;
      }
      boolean header = start.format() == Format.MAPPED ? !headerMet : bytes[from] == '#';
      headerMet = true;
      if (header) {
        decoder.decode(bytes, from, reader.lineEnd, NOTHING);
      }
    }
  }

  /** Counts a line, unless it was counted before a restart. */
  private void nextLine() {
    line++;
    counting = line > countedBefore();
    if (counting) {
      account.line();
    }
  }

  private void take(LineReader reader) throws IOException {
    nextLine();
    int from = reader.lineStart;
    int to = reader.lineEnd;
    byte[] bytes = reader.buffer();
    if (line == 1) {
      from = afterMark(bytes, from, to);
    }
    if (reader.tooLong) {
      rejected(
          new Refusal(
              RejectReason.LINE_TOO_LONG,
              "longer than " + maxLine + " bytes (ingest.max-line-bytes)"));
    } else if (reader.unended && reader.damage() != null) {
      rejected(new Refusal(RejectReason.TRUNCATED, "the file ends in this line"));
    } else if (isBlank(bytes, from, to)) {
      ignored("blank");
    } else {
      decoder.decode(bytes, from, to, this);
      Refusal fault = decoder.fault();
      if (fault != null) {
        refuseWhole(fault, java.util.Objects.requireNonNull(batch));
      }
    }
  }

  private long countedBefore() {
    return start.account() == null ? 0 : start.account().lines();
  }

  /** Where a first line begins, after a byte order mark. */
  private static int afterMark(byte[] bytes, int from, int to) {
    boolean mark =
        to - from >= 3
            && bytes[from] == (byte) 0xEF
            && bytes[from + 1] == (byte) 0xBB
            && bytes[from + 2] == (byte) 0xBF;
    return mark ? from + 3 : from;
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private void ended(LineReader reader, Batch into) throws IOException {
    RejectReason damage = reader.damage();
    if (follow && damage == null) {
      reopenIfReplaced(reader);
      return;
    }
    if (damage != null) {
      nextLine();
      rejected(new Refusal(damage, "the rest of the file cannot be read; it counts as one line"));
    }
    finish(into);
  }

  /** A followed file that became shorter was replaced: it is read from its beginning. */
  private void reopenIfReplaced(LineReader reader) throws IOException {
    Path path = Path.of(start.file());
    boolean shorter = Files.exists(path) && Files.size(path) < baseOffset + reader.consumed();
    if (shorter) {
      if (reader.holdsBack()) {
        nextLine();
        rejected(new Refusal(RejectReason.TRUNCATED, "the file was replaced within this line"));
      }
      reader.close();
      LineReader fresh = new LineReader(Files.newInputStream(path), maxLine, true);
      lines = fresh;
      baseOffset = 0;
    }
  }

  private void refuseWhole(Refusal refusal, Batch into) throws IOException {
    batch = into;
    line = Math.max(line, countedBefore());
    nextLine();
    account.rejected(refusal.reason());
    into.rejects.add(new Reject(start.file(), 0, refusal.reason(), refusal.detail()));
    finish(into);
  }

  private void finish(Batch into) throws IOException {
    done = true;
    LineReader reader = lines;
    if (reader != null) {
      consumedAtEnd = baseOffset + reader.consumed();
      reader.close();
      lines = null;
    }
    into.accounts.add(account.toAccount(consumedAtEnd, true));
  }

  /** Where this cursor stands; a line that still waits in a join is where reading would resume. */
  FilePosition position(@Nullable Mark waiting) {
    LineReader reader = lines;
    long consumed =
        reader != null ? baseOffset + reader.consumed() : done ? consumedAtEnd : start.offset();
    long offset = waiting == null ? consumed : Math.min(consumed, waiting.offset());
    long resumeLine = waiting == null ? line : Math.min(line, waiting.line());
    long resumeProgress = waiting == null ? progress : Math.min(progress, waiting.progress());
    return new FilePosition(
        start.file(),
        start.format(),
        start.stripe(),
        start.stripes(),
        resumeProgress,
        offset,
        resumeLine,
        done && waiting == null,
        account.toAccount(consumed, done));
  }

  /** The place of the line that is being decoded. */
  Mark mark(int file) {
    return new Mark(file, lineOffset, line - 1, progress);
  }

  /** An account of what was read so far. */
  void report(Batch into) {
    into.accounts.add(account.toAccount(lines == null ? consumedAtEnd : lines.consumed(), done));
  }

  void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }

  @Override
  public void record(AccessRecord record) {
    progress = record.at();
    account.given(record.at());
    if (counting) {
      account.record();
    }
    if (batch != null) {
      batch.records.add(record);
    }
  }

  @Override
  public void joined(long at) {
    if (at != Times.NONE) {
      progress = at;
      account.given(at);
    }
    if (counting) {
      account.joined();
    }
  }

  @Override
  public void released(AccessRecord record) {
    if (batch != null) {
      batch.records.add(record);
    }
  }

  @Override
  public void ignored(String what) {
    if (counting) {
      account.ignored(what);
    }
  }

  @Override
  public void rejected(Refusal refusal) {
    if (!counting) {
      return;
    }
    account.rejected(refusal.reason());
    if (account.rejectedTotal() <= MAX_TOLD && batch != null) {
      batch.rejects.add(new Reject(start.file(), lineNumber(), refusal.reason(), refusal.detail()));
    }
  }

  /** The line's number in the file, also when the file is dealt out in stripes. */
  private long lineNumber() {
    StripeStream striped = stripe;
    if (striped == null) {
      return line;
    }
    try {
      return striped.lineNumber(lineOffset);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Takes what headers say and nothing else. */
  private static final LineDecoder.Out NOTHING =
      new LineDecoder.Out() {
        @Override
        public void record(AccessRecord record) {}

        @Override
        public void joined(long at) {}

        @Override
        public void ignored(String what) {}

        @Override
        public void rejected(Refusal refusal) {}

        @Override
        public void released(AccessRecord record) {}
      };
}
