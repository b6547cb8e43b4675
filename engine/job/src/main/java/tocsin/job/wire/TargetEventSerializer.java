package tocsin.job.wire;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.AppHost;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TieKind;

/** Writes target events: about 90 bytes for a sighting of an unlisted host. */
final class TargetEventSerializer extends WireSerializer<TargetEvent> {
  static final TargetEventSerializer INSTANCE = new TargetEventSerializer();

  private static final int LISTING = 0;
  private static final int SIGHTING = 1;
  private static final int MATCHED = 2;
  private static final int TARGET_IS_SITE = 4;
  private static final int APP = 8;
  private static final int SET_IS_SITE = 16;
  private static final int EXPOSED = 32;
  private static final int SERVED = 64;
  private static final TieKind[] TIES = TieKind.values();
  private static final IndicatorKind[] INDICATORS = IndicatorKind.values();
  private static final TargetKind[] TARGETS = TargetKind.values();

  @Override
  void write(TargetEvent event, DataOutputView out) throws IOException {
    Sighting sighting = event.sighting();
    Listing listing = event.listing();
    AppSetFact app = event.app();
    if (sighting != null) {
      writeSighting(sighting, out);
    } else if (listing != null) {
      out.writeByte(LISTING);
      Text.write(listing.site(), out);
      writeIndicator(listing.indicator(), out);
    } else if (app != null) {
      writeApp(app, out);
    } else if (event.exposed() != null) {
      writeExposed(event.exposed(), out);
    } else {
      throw new IOException("a target event with nothing in it");
    }
  }

  private static void writeSighting(Sighting s, DataOutputView out) throws IOException {
    Match match = s.match();
    boolean same = s.target().equals(s.site());
    boolean served = s.server() != 0 || s.cert() != 0;
    out.writeByte(
        SIGHTING
            | (match != null ? MATCHED : 0)
            | (same ? TARGET_IS_SITE : 0)
            | (served ? SERVED : 0));
    Text.write(s.site(), out);
    out.writeLong(s.at());
    out.writeLong(s.hash());
    Text.write(s.subject(), out);
    if (!same) {
      Text.write(s.target(), out);
    }
    out.writeByte(s.kind().ordinal());
    out.writeInt(s.signals());
    out.writeShort(s.spelling());
    if (served) {
      out.writeLong(s.server());
      out.writeLong(s.cert());
    }
    if (match != null) {
      writeMatch(match, out);
    }
  }

  private static void writeExposed(Exposed e, DataOutputView out) throws IOException {
    out.writeByte(EXPOSED);
    Text.write(e.site(), out);
    Text.write(e.key(), out);
    out.writeByte(e.kind().ordinal());
    out.writeLong(e.since());
    out.writeLong(e.until());
    Text.write(e.via(), out);
    out.writeLong(e.viaSince());
    Text.write(e.fraudType(), out);
    out.writeLong(e.at());
    out.writeLong(e.viaAt());
  }

  private static Exposed readExposed(String site, DataInputView in) throws IOException {
    return new Exposed(
        site,
        Text.read(in),
        TIES[in.readByte()],
        in.readLong(),
        in.readLong(),
        Text.read(in),
        in.readLong(),
        Text.read(in),
        in.readLong(),
        in.readLong());
  }

  private static void writeApp(AppSetFact app, DataOutputView out) throws IOException {
    boolean same = app.set().equals(app.site());
    out.writeByte(APP | (same ? SET_IS_SITE : 0));
    Text.write(app.site(), out);
    if (!same) {
      Text.write(app.set(), out);
    }
    out.writeLong(app.at());
    Text.write(app.subject(), out);
    out.writeLong(app.firstAt());
    out.writeInt(app.signs());
    out.writeByte(app.members().size());
    for (AppHost host : app.members()) {
      boolean bare = host.host().equals(host.site());
      out.writeByte(bare ? -1 - host.roles() : host.roles());
      Text.write(host.site(), out);
      if (!bare) {
        Text.write(host.host(), out);
      }
    }
  }

  private static AppSetFact readApp(String site, boolean same, DataInputView in)
      throws IOException {
    String set = same ? site : Text.read(in);
    long at = in.readLong();
    String subject = Text.read(in);
    long firstAt = in.readLong();
    int signs = in.readInt();
    AppHost[] members = new AppHost[in.readByte()];
    for (int i = 0; i < members.length; i++) {
      int roles = in.readByte();
      String hostSite = Text.read(in);
      String host = roles < 0 ? hostSite : Text.read(in);
      members[i] = new AppHost(hostSite, host, roles < 0 ? -1 - roles : roles);
    }
    return new AppSetFact(site, set, at, subject, firstAt, signs, List.of(members));
  }

  private static void writeMatch(Match match, DataOutputView out) throws IOException {
    out.writeByte(match.kind().ordinal());
    Text.write(match.value(), out);
    Text.write(match.fraudType(), out);
    out.writeByte(match.confidence());
    Text.write(match.source(), out);
    out.writeLong(match.since());
    out.writeLong(match.validUntil());
  }

  private static void writeIndicator(Indicator i, DataOutputView out) throws IOException {
    out.writeByte(i.kind().ordinal());
    Text.write(i.value(), out);
    Text.write(i.fraudType(), out);
    out.writeByte(i.confidence());
    Text.write(i.source(), out);
    out.writeLong(i.validFrom());
    out.writeLong(i.validUntil());
    out.writeLong(i.knownFrom());
  }

  @Override
  TargetEvent read(DataInputView in) throws IOException {
    int form = in.readByte();
    String site = Text.read(in);
    if (form == LISTING) {
      return TargetEvent.of(new Listing(site, readIndicator(in)));
    }
    if ((form & APP) != 0) {
      return TargetEvent.of(readApp(site, (form & SET_IS_SITE) != 0, in));
    }
    if ((form & EXPOSED) != 0) {
      return TargetEvent.of(readExposed(site, in));
    }
    long at = in.readLong();
    long hash = in.readLong();
    String subject = Text.read(in);
    String target = (form & TARGET_IS_SITE) != 0 ? site : Text.read(in);
    TargetKind kind = TARGETS[in.readByte()];
    int signals = in.readInt();
    int spelling = in.readShort();
    boolean served = (form & SERVED) != 0;
    long server = served ? in.readLong() : 0;
    long cert = served ? in.readLong() : 0;
    @Nullable Match match = (form & MATCHED) != 0 ? readMatch(in) : null;
    return TargetEvent.of(
        new Sighting(
            site, at, hash, subject, target, kind, signals, spelling, match, server, cert));
  }

  private static Match readMatch(DataInputView in) throws IOException {
    return new Match(
        INDICATORS[in.readByte()],
        Text.read(in),
        Text.read(in),
        in.readByte(),
        Text.read(in),
        in.readLong(),
        in.readLong());
  }

  private static Indicator readIndicator(DataInputView in) throws IOException {
    return new Indicator(
        INDICATORS[in.readByte()],
        Text.read(in),
        Text.read(in),
        in.readByte(),
        Text.read(in),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  @Override
  public TypeSerializerSnapshot<TargetEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the format for Flink. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TargetEvent> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
