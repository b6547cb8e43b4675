package tocsin.app;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.app.desk.DeskPlan;
import tocsin.desk.auth.OidcSettings;
import tocsin.desk.http.DeskSettings;

/** Makes a desk's plan of settings. */
final class DeskOptions {
  private DeskOptions() {}

  /**
   * The plan.
   *
   * @param base what a relative {@code desk.folder} lies below
   */
  static DeskPlan plan(Settings settings, Path base) {
    String host = settings.text(Setting.DESK_HOST);
    DeskSettings http =
        new DeskSettings(
            host,
            settings.number(Setting.DESK_PORT),
            words(settings.text(Setting.DESK_PUBLIC_HOSTS)),
            DeskSettings.DEFAULT.openMetrics(),
            DeskSettings.DEFAULT.privateWebhooks(),
            settings.number(Setting.DESK_EXPORT_PEOPLE),
            settings.number(Setting.DESK_JUDGE_GATE),
            settings.number(Setting.DESK_JUDGE_SHARE),
            settings.number(Setting.DESK_REVEALS),
            DeskSettings.DEFAULT.zone());
    String database = settings.text(Setting.DESK_DATABASE);
    if (!database.isEmpty() && !database.startsWith("jdbc:postgresql:")) {
      throw new TocsinException(
          ExitCode.CONFIG,
          "desk.database is '" + database + "'; it must be jdbc:postgresql://HOST/NAME or empty");
    }
    return new DeskPlan(
        base.resolve(settings.text(Setting.DESK_FOLDER)).toAbsolutePath().normalize(),
        http,
        database,
        settings.text(Setting.DESK_DATABASE_USER),
        secret(settings, Setting.DESK_DATABASE_PASSWORD_FILE),
        oidc(settings));
  }

  private static @Nullable OidcSettings oidc(Settings settings) {
    String issuer = settings.text(Setting.DESK_OIDC_ISSUER);
    if (issuer.isEmpty()) {
      return null;
    }
    String redirect = settings.text(Setting.DESK_OIDC_REDIRECT);
    if (!redirect.startsWith("https://")) {
      throw new TocsinException(
          ExitCode.CONFIG,
          "desk.oidc-redirect is '"
              + redirect
              + "'; it must be https://PUBLIC-HOST/api/session/oidc/callback");
    }
    return new OidcSettings(
        issuer,
        settings.text(Setting.DESK_OIDC_CLIENT),
        secret(settings, Setting.DESK_OIDC_SECRET_FILE),
        URI.create(redirect),
        Set.of("mfa", "hwk", "otp", "swk"));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The first line of a file that a setting names; empty when it names none. */
  private static String secret(Settings settings, Setting setting) {
    String file = settings.text(setting);
    if (file.isEmpty()) {
      return "";
    }
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new TocsinException(
          ExitCode.CONFIG, setting.key() + ": " + file + " cannot be read: " + e.getMessage());
    }
  }

  /** The engine's pseudonym key. */
  static byte[] key(Settings settings) {
    String file = settings.text(Setting.PRIVACY_KEY_FILE);
    if (file.isEmpty()) {
      throw new TocsinException(
          ExitCode.CONFIG,
          "no pseudonym key: set privacy.key-file to a file of at least 16 random bytes"
              + " (head -c 32 /dev/urandom > key)");
    }
    try {
      byte[] key = Files.readAllBytes(Path.of(file));
      if (key.length < 16) {
        throw new TocsinException(
            ExitCode.CONFIG,
            file + ": a key of " + key.length + " bytes; at least 16 (privacy.key-file)");
      }
      return key;
    } catch (IOException e) {
      throw new TocsinException(
          ExitCode.CONFIG, "privacy.key-file: " + file + " cannot be read: " + e.getMessage());
    }
  }
}
