package dev.warta.enrich;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the enrichment's transactions that are over for their coordinator but still open on a
 * partition. No timeout ends those: readers of committed events wait behind them for ever, and
 * nobody takes up the articles whose offsets they hold.
 *
 * <p>Kafka 4.3 leaves them when a broker dies between the decision to commit and telling the
 * partitions: once it is back, it takes a partition that has no leader yet for a deleted one, and
 * the transaction for completed.
 *
 * <p>What hangs is aborted, as by {@code kafka-transactions.sh abort}; there is no way to commit
 * it. Its articles' offsets hang too, so they are read again. Had the offsets alone been told, its
 * events would be missing: {@code warta audit} finds them.
 */
final class HangingTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);

  private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(5).toMillis();

  private final Admin admin;
  private final EnrichSettings settings;
  private final Predicate<String> isOurs;

  /** A transaction as a partition knows it. */
  private record Open(TopicPartition partition, long producerId, long startOffset) {}

  /**
   * Looks through the topics of one enrichment.
   *
   * @param isOurs tells the enrichment's transactional ids from those of others
   */
  HangingTransactions(Admin admin, EnrichSettings settings, Predicate<String> isOurs) {
    this.admin = admin;
    this.settings = settings;
    this.isOurs = isOurs;
  }

  /**
   * Ends those that are there now.
   *
   * <p>In this order: a coordinator is done with a transaction only after its partitions are, so
   * what is open, then unknown to the coordinator, and then open still, hangs.
   */
  void end() throws ExecutionException, InterruptedException {
    Map<Open, ProducerState> open = openOn(partitions());
    if (open.isEmpty()) {
      return;
    }
    Set<Open> unknown = unknownToCoordinators(open.keySet());
    if (unknown.isEmpty()) {
      return;
    }
    Map<Open, ProducerState> hanging =
        openOn(unknown.stream().map(Open::partition).distinct().toList());
    hanging.keySet().retainAll(unknown);
    for (Map.Entry<Open, ProducerState> transaction : hanging.entrySet()) {
      abort(transaction.getKey(), transaction.getValue());
    }
  }

  private void abort(Open transaction, ProducerState producer)
      throws ExecutionException, InterruptedException {
    LOG.warn(
        "ending a transaction of the enrichment that its coordinator has forgotten: partition {} from offset {}, producer {}; its articles are read again",
        transaction.partition(),
        transaction.startOffset(),
        transaction.producerId());
    admin
        .abortTransaction(
            new AbortTransactionSpec(
                transaction.partition(),
                producer.producerId(),
                (short) producer.producerEpoch(),
                producer.coordinatorEpoch().orElse(-1)))
        .all()
        .get();
  }

  /** Of all topics that the enrichment writes in transactions, and of the groups' offsets. */
  private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
    Set<String> outputs =
        Set.of(
            settings.topics().enriched(),
            settings.topics().sightings(),
            settings.topics().rejected(),
            Topic.GROUP_METADATA_TOPIC_NAME);
    ListTopicsOptions internalToo = new ListTopicsOptions().listInternal(true);
    List<String> names =
        admin.listTopics(internalToo).names().get().stream()
            .filter(
                name -> outputs.contains(name) || name.startsWith(settings.applicationId() + "-"))
            .toList();
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicDescription topic : admin.describeTopics(names).allTopicNames().get().values()) {
      IntStream.range(0, topic.partitions().size())
          .mapToObj(partition -> new TopicPartition(topic.name(), partition))
          .forEach(partitions::add);
    }
    return partitions;
  }

  private Map<Open, ProducerState> openOn(List<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    return admin
        .describeProducers(partitions, new DescribeProducersOptions().timeoutMs(TIMEOUT_MILLIS))
        .all()
        .get()
        .entrySet()
        .stream()
        .flatMap(
            partition ->
                partition.getValue().activeProducers().stream()
                    .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                    .map(producer -> Map.entry(open(partition.getKey(), producer), producer)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Open open(TopicPartition partition, ProducerState producer) {
    return new Open(
        partition, producer.producerId(), producer.currentTransactionStartOffset().orElseThrow());
  }

  /** Those of ours whose coordinator does not count the partition among its transaction's. */
  private Set<Open> unknownToCoordinators(Set<Open> open)
      throws ExecutionException, InterruptedException {
    Set<Long> producers = open.stream().map(Open::producerId).collect(Collectors.toSet());
    List<String> ids =
        admin
            .listTransactions(new ListTransactionsOptions().filterProducerIds(producers))
            .all()
            .get()
            .stream()
            .map(TransactionListing::transactionalId)
            .filter(isOurs)
            .toList();
    Map<Long, TransactionDescription> known =
        admin.describeTransactions(ids).all().get().values().stream()
            .collect(Collectors.toMap(TransactionDescription::producerId, Function.identity()));
    return open.stream()
        .filter(transaction -> known.containsKey(transaction.producerId()))
        .filter(
            transaction ->
                !known
                    .get(transaction.producerId())
                    .topicPartitions()
                    .contains(transaction.partition()))
        .collect(Collectors.toSet());
  }
}
