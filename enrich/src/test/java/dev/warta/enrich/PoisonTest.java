package dev.warta.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocksdb.RocksDBException;

class PoisonTest {

  static Stream<Throwable> recordsAtFault() {
    return Stream.of(
        new SerializationException("not an event"),
        new StreamsException(new SerializationException("not an event")),
        new RecordTooLargeException("9 MiB"),
        new UnreadableArticleException("no text"),
        new UnreadableArticleException("too deep", new StackOverflowError()),
        new UnreadableArticleException("too large", new OutOfMemoryError()),
        new StreamsException(new UnreadableArticleException("no text")),
        new NullPointerException());
  }

  static Stream<Throwable> outages() {
    return Stream.of(
        new TimeoutException("broker gone"),
        new DisconnectException("broker gone"),
        new NotEnoughReplicasException("two of three brokers gone"),
        new InterruptException("stopping"),
        new ProducerFencedException("another instance"),
        new InvalidProducerEpochException("another instance"),
        new StreamsException(new FencedInstanceIdException("another instance")),
        new LockException("state folder in use"),
        new ProcessorStateException("disk full"),
        new ProcessorStateException("put", new RocksDBException("No space left on device")),
        new StreamsException(
            new ProcessorStateException("put", new RocksDBException("No space left on device"))),
        new RuntimeException(new RocksDBException("No space left on device")),
        new InvalidStateStoreException("closed"),
        new StreamsException(new IllegalStateException(new InvalidStateStoreException("closed"))),
        new TaskMigratedException("fenced", new SerializationException("in flight")),
        new TaskCorruptedException(Set.of()),
        new StreamsException(new TimeoutException("broker gone")),
        new OutOfMemoryError());
  }

  @ParameterizedTest
  @MethodSource("recordsAtFault")
  void aRecordAtFaultIsPoison(Throwable failure) {
    assertThat(Poison.isPoison(failure)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("outages")
  void anOutageIsNotPoison(Throwable failure) {
    assertThat(Poison.isPoison(failure)).isFalse();
  }
}
