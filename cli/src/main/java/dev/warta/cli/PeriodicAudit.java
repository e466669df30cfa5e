package dev.warta.cli;

import dev.warta.desk.Pipeline.Audited;
import dev.warta.desk.Pipeline.State;
import dev.warta.enrich.EnrichSettings;
import dev.warta.events.Topics;
import dev.warta.store.audit.Audit;
import dev.warta.store.audit.AuditReport;
import dev.warta.store.postgres.PostgresArticleStore;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Audits every ten minutes, for a desk to show; an audit of two million records takes seconds. */
final class PeriodicAudit implements AutoCloseable {

  private static final long SECONDS_BEFORE_FIRST = 15;
  private static final long SECONDS_BETWEEN = 600;

  /** None is named: that is what {@code warta audit} is for. */
  private static final int NAMED_RECORDS = 0;

  private final Map<String, String> kafka;
  private final Topics topics;
  private final PostgresArticleStore store;
  private final ScheduledExecutorService timer = DaemonTimer.named("audit");
  private volatile Audited last;

  private PeriodicAudit(Map<String, String> kafka, Topics topics, PostgresArticleStore store) {
    this.kafka = kafka;
    this.topics = topics;
    this.store = store;
  }

  static PeriodicAudit start(Map<String, String> kafka, Topics topics, PostgresArticleStore store) {
    PeriodicAudit audit = new PeriodicAudit(kafka, topics, store);
    audit.timer.scheduleWithFixedDelay(
        audit::run, SECONDS_BEFORE_FIRST, SECONDS_BETWEEN, TimeUnit.SECONDS);
    return audit;
  }

  private void run() {
    try (Audit audit =
        new Audit(
            kafka,
            topics,
            EnrichSettings.applicationId(topics),
            () -> store.snapshot(topics),
            NAMED_RECORDS)) {
      AuditReport report = audit.run();
      last =
          new Audited(
              report.at(), report.isClean() ? State.WELL : State.ILL, AuditText.verdict(report));
    } catch (RuntimeException e) {
      last = new Audited(Instant.now(), State.UNKNOWN, "it could not be finished");
    }
  }

  /** The last one; null before the first. */
  Audited last() {
    return last;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
