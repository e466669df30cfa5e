package dev.warta.enrich;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the transactions that dead instances of the enrichment left open.
 *
 * <p>Until such a transaction ends, its articles' offsets are undecided: no other instance can take
 * them up, and nobody reads what lies behind it. The broker itself ends it only at the
 * transaction's timeout, which must be longer than the longest document takes.
 *
 * <p>A transaction is an orphan if no member of the group comes from the process that its id names.
 * A process that was wrongly taken for dead has lost its articles to others anyway: it is fenced
 * and starts over.
 */
final class OrphanTransactions implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanTransactions.class);

  /** Kafka Streams puts the process, a UUID, behind the application id in all its names. */
  private static final String PROCESS = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "enrich-orphans");
            thread.setDaemon(true);
            return thread;
          });
  private final Admin admin;
  private final String group;
  private final Pattern transactionalId;
  private final Pattern clientId;
  private String lastTrouble = "";

  /** Begins to look for them every second. */
  OrphanTransactions(EnrichSettings settings) {
    this.group = settings.applicationId();
    this.transactionalId = Pattern.compile(Pattern.quote(group) + "-" + PROCESS + "-\\d+");
    this.clientId = Pattern.compile(Pattern.quote(group) + "-" + PROCESS + "-StreamThread-.*");
    this.admin = Admin.create(new HashMap<>(settings.kafka()));
    timer.scheduleWithFixedDelay(
        this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      end();
      lastTrouble = "";
    } catch (ExecutionException | KafkaException e) {
      tell(e.getCause() == null ? e.toString() : e.getCause().toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Once for each new trouble; while the brokers are away, health says so. */
  private void tell(String trouble) {
    if (!trouble.equals(lastTrouble)) {
      lastTrouble = trouble;
      LOG.warn(
          "cannot look for transactions of dead instances of {}, which then end after {} min: {}",
          group,
          EnrichSettings.TRANSACTION_TIMEOUT.toMinutes(),
          trouble);
    }
  }

  /** Ends those that are there now. */
  private void end() throws ExecutionException, InterruptedException {
    // In this order: whoever has a transaction was a member before.
    Map<String, String> open = openTransactions();
    if (open.isEmpty()) {
      return;
    }
    open.values().removeAll(livingProcesses());
    if (!open.isEmpty()) {
      LOG.warn("ending the transactions of instances that are gone: {}", open.keySet());
      admin.fenceProducers(open.keySet()).all().get();
    }
  }

  /** Ids of transactions, each with its process. */
  private Map<String, String> openTransactions() throws ExecutionException, InterruptedException {
    ListTransactionsOptions ongoing =
        new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING));
    Map<String, String> processes = new HashMap<>();
    for (TransactionListing transaction : admin.listTransactions(ongoing).all().get()) {
      Matcher id = transactionalId.matcher(transaction.transactionalId());
      if (id.matches()) {
        processes.put(transaction.transactionalId(), id.group(1));
      }
    }
    return processes;
  }

  private Collection<String> livingProcesses() throws ExecutionException, InterruptedException {
    ConsumerGroupDescription description =
        admin.describeConsumerGroups(List.of(group)).all().get().get(group);
    return description.members().stream()
        .map(MemberDescription::clientId)
        .map(clientId::matcher)
        .filter(Matcher::matches)
        .map(id -> id.group(1))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    timer.shutdownNow();
    admin.close(Duration.ZERO);
  }
}
