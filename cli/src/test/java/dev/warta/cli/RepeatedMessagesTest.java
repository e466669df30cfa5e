package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RepeatedMessagesTest {

  private static final String KAFKA = "org.apache.kafka.clients.NetworkClient";
  private static final String GONE = "Connection to node 1 could not be established";

  private long now;
  private final RepeatedMessages filter = new RepeatedMessages(() -> now);

  @Test
  void theSameWarningOfKafkaComesOnceInHalfAMinute() {
    assertThat(warn(KAFKA, GONE)).isEqualTo(FilterReply.NEUTRAL);
    now += Duration.ofSeconds(29).toNanos();
    assertThat(warn(KAFKA, GONE)).isEqualTo(FilterReply.DENY);
    now += Duration.ofSeconds(2).toNanos();
    assertThat(warn(KAFKA, GONE)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(warn(KAFKA, GONE)).isEqualTo(FilterReply.DENY);
  }

  @Test
  void anotherWarningIsNotHeldBack() {
    warn(KAFKA, GONE);

    assertThat(warn(KAFKA, "Connection to node 2 could not be established"))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void whatWartaSaysIsNeverHeldBack() {
    warn("dev.warta.store.ArticleSink", "trying again");

    assertThat(warn("dev.warta.store.ArticleSink", "trying again")).isEqualTo(FilterReply.NEUTRAL);
  }

  private FilterReply warn(String logger, String message) {
    return filter.decide(
        null, (Logger) LoggerFactory.getLogger(logger), Level.WARN, message, null, null);
  }
}
