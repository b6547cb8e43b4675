package tocsin.desk.http;

/** Every endpoint with its handler. */
final class Handlers {
  private Handlers() {}

  static Routes all(Parts parts) {
    Routes routes = new Routes();
    Sight sight = new Sight(parts);
    TargetRows targets = new TargetRows();
    CaseCards cards = new CaseCards(parts, targets);
    Recipients recipients = new Recipients(parts);
    Scripts scripts = Scripts.load(parts.given().fraudTypes());
    ActionHandlers actions = new ActionHandlers(parts, sight, recipients);
    QueueHandlers queue = new QueueHandlers(parts, sight, cards);
    VerdictHandlers verdicts = new VerdictHandlers(parts, targets);
    FigureHandlers figures = new FigureHandlers(parts);
    AdvisorTasks tasks = new AdvisorTasks(parts);
    AdvisorHandlers advisor = new AdvisorHandlers(parts, tasks, scripts, actions);
    SessionHandlers sessions = new SessionHandlers(parts);

    new StreamHandlers(parts).add(routes);
    sessions.add(routes);
    new PasskeyHandlers(parts, sessions).add(routes);
    new OidcHandlers(parts, sessions).add(routes);
    queue.add(routes);
    new CardHandlers(parts, sight, cards, recipients, scripts).add(routes);
    actions.add(routes);
    new BulkHandlers(parts, sight, actions).add(routes);
    new FilterHandlers().add(routes);
    new TargetHandlers(targets).add(routes);
    verdicts.add(routes);
    new RecallHandlers(parts, sight, targets).add(routes);
    new CampaignHandlers(parts, sight, targets).add(routes);
    new ApprovalHandlers(parts, verdicts).add(routes);
    new HandOverHandlers(parts, sight, queue).add(routes);
    figures.add(routes);
    new ExportHandlers(parts, new ExportRows(parts, sight)).add(routes);
    advisor.add(routes);
    new AdvisorActs(parts, tasks).add(routes);
    new AdvisorRoster(parts, advisor).add(routes);
    new EnterpriseHandlers(parts, figures).add(routes);
    new UserHandlers(parts).add(routes);
    new WebhookHandlers(parts).add(routes);
    new RosterHandlers(parts).add(routes);
    new KeepingHandlers(parts, cards, sight).add(routes);
    new AuditHandlers(parts).add(routes);
    new EngineHandlers(parts).add(routes);
    new SmsHandlers(parts).add(routes);
    return routes;
  }
}
