package dev.warta.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoisonTest {

  static Stream<Throwable> recordsAtFault() {
    return Stream.of(
        new SerializationException("not an event"),
        new StreamsException(new SerializationException("not an event")),
        new RecordTooLargeException("9 MiB"),
        new UnreadableArticleException("no text"),
        new NullPointerException());
  }

  static Stream<Throwable> outages() {
    return Stream.of(
        new TimeoutException("broker gone"),
        new ProducerFencedException("another instance"),
        new ProcessorStateException("disk full"),
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
