package dev.warta.enrich;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
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
 *
 * <p>One that is started again after a kill is the same process for Kafka Streams, which keeps the
 * id beside the state. A thread that has articles again ends what its predecessor left open; of a
 * thread that has none, or is no more, it is an orphan if it began before this process did. The two
 * times come from two clocks: where ours is ahead, a transaction of our own can be ended, once for
 * each thread, whose articles are then read again.
 *
 * <p>{@link HangingTransactions} are those that not even the broker's timeout ends.
 */
final class OrphanTransactions implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanTransactions.class);

  /** Kafka Streams puts the process, a UUID, behind the application id in all its names. */
  private static final String PROCESS = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** They come from crashes of brokers only, and are looked for in more places. */
  private static final int LOOKS_BETWEEN_HANGING = 10;

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
  private final HangingTransactions hanging;
  private volatile Incarnation own;
  private long looks;
  private final Map<String, String> lastTroubles = new HashMap<>();

  /**
   * The process that runs here, since its last start.
   *
   * @param ended ids of transactions that an earlier one left and this one has ended
   */
  private record Incarnation(String process, Instant began, Set<String> ended) {}

  /** Begins to look for them every second. */
  OrphanTransactions(EnrichSettings settings) {
    this.group = settings.applicationId();
    this.transactionalId = Pattern.compile(Pattern.quote(group) + "-" + PROCESS + "-\\d+");
    this.clientId = Pattern.compile(Pattern.quote(group) + "-" + PROCESS + "-StreamThread-.*");
    this.admin = Admin.create(new HashMap<>(settings.kafka()));
    this.hanging = new HangingTransactions(admin, settings, transactionalId.asMatchPredicate());
    timer.scheduleWithFixedDelay(
        this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Tells that Kafka Streams is about to start here, and that all it did before is over. */
  void starting(KafkaStreams streams) {
    own =
        streams.metadataForLocalThreads().stream()
            .map(thread -> clientId.matcher(thread.consumerClientId()))
            .filter(Matcher::matches)
            .map(id -> new Incarnation(id.group(1), Instant.now(), new HashSet<>()))
            .findFirst()
            .orElse(null);
  }

  private void look() {
    attempt(
        this::end,
        "dead instances left open, and which end after %d min"
            .formatted(EnrichSettings.TRANSACTION_TIMEOUT.toMinutes()));
    if (looks++ % LOOKS_BETWEEN_HANGING == 0) {
      attempt(hanging::end, "crashed brokers forgot, and which never end");
    }
  }

  /** Tells each new trouble once; while the brokers are away, health says so. */
  private void attempt(Look look, String what) {
    try {
      look.end();
      lastTroubles.remove(what);
    } catch (ExecutionException | KafkaException e) {
      String trouble = e.getCause() == null ? e.toString() : e.getCause().toString();
      if (!trouble.equals(lastTroubles.put(what, trouble))) {
        LOG.warn("cannot look for transactions of {} that {}: {}", group, what, trouble);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends transactions of one kind. */
  @FunctionalInterface
  private interface Look {
    void end() throws ExecutionException, InterruptedException;
  }

  /** Ends those that are there now. */
  private void end() throws ExecutionException, InterruptedException {
    // In this order: whoever has a transaction was a member before.
    Map<String, String> open = openTransactions();
    if (open.isEmpty()) {
      return;
    }
    Incarnation here = own;
    Set<String> left = here == null ? Set.of() : leftBefore(here, open);
    open.values().removeAll(livingProcesses());
    Set<String> orphans = new HashSet<>(open.keySet());
    orphans.addAll(left);
    if (!orphans.isEmpty()) {
      LOG.warn("ending the transactions of instances that are gone: {}", orphans);
      admin.fenceProducers(orphans).all().get();
    }
    if (!left.isEmpty()) {
      here.ended().addAll(left);
    }
  }

  /** Of the open transactions those that the process here began before its last start. */
  private Set<String> leftBefore(Incarnation here, Map<String, String> open)
      throws ExecutionException, InterruptedException {
    Set<String> ids = new HashSet<>(open.keySet());
    ids.removeIf(id -> !open.get(id).equals(here.process()) || here.ended().contains(id));
    Map<String, TransactionDescription> transactions = admin.describeTransactions(ids).all().get();
    ids.removeIf(id -> !isOpenSinceBefore(here.began(), transactions.get(id)));
    return ids;
  }

  private static boolean isOpenSinceBefore(Instant began, TransactionDescription transaction) {
    return transaction.state() == TransactionState.ONGOING
        && transaction.transactionStartTimeMs().orElse(Long.MAX_VALUE) < began.toEpochMilli();
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
