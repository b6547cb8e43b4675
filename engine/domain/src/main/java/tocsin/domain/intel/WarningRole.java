package tocsin.domain.intel;

/** What an entry of a warning list says about indicators on the same target. */
public enum WarningRole {
  /** A known good site: no indicator of a feed flags it or anything below it. */
  CLEAN,
  /** A platform that gives out sub-domains: tenants below may be flagged, never the platform. */
  TENANT_HOSTS,
  /** A platform that gives out paths (shorteners, forms, drives): only URLs may be flagged. */
  TENANT_PATHS
}
