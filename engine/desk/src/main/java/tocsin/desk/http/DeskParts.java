package tocsin.desk.http;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.desk.audit.AuditLog;
import tocsin.desk.auth.OidcSettings;
import tocsin.desk.casework.AlertIntake;
import tocsin.desk.casework.CaseDesk;
import tocsin.desk.store.CaseStore;
import tocsin.desk.store.Database;
import tocsin.desk.vault.Vault;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.pack.FraudType;
import tocsin.domain.people.Assignment;

/**
 * What the server is made of.
 *
 * @param custody keys, rights of people, the audit's proof
 * @param chain whom the routing rules would ask about an alert, first recipients first
 * @param oidc the identity provider, null for none
 * @param fraudTypes the pack's kinds of fraud by code
 */
public record DeskParts(
    Database database,
    CaseStore cases,
    CaseDesk desk,
    AlertIntake intake,
    AuditLog audit,
    Vault vault,
    Custody custody,
    Function<AlertHead, List<Assignment>> chain,
    Map<String, FraudType> fraudTypes,
    DeskSettings settings,
    @Nullable OidcSettings oidc,
    InstantSource clock) {
  public DeskParts {
    fraudTypes = Map.copyOf(fraudTypes);
  }
}
