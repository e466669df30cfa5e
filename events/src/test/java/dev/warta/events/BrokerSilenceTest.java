package dev.warta.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class BrokerSilenceTest {

  private long now;
  private final BrokerSilence silence = new BrokerSilence(() -> now);

  @Test
  void aBrokerThatAnswersNowAndThenIsNotSilent() {
    assertThat(silence.inWords(consumer(1, 500))).isEmpty();
    pass(Duration.ofSeconds(9));
    assertThat(silence.inWords(consumer(1, 501))).isEmpty();
    pass(Duration.ofSeconds(9));
    assertThat(silence.inWords(consumer(1, 502))).isEmpty();
  }

  @Test
  void aConnectionOnWhichNothingComesIsNoAnswer() {
    silence.inWords(consumer(2, 500));
    pass(Duration.ofSeconds(12));

    assertThat(silence.inWords(consumer(2, 500))).contains("no Kafka broker has answered for 12 s");
  }

  @Test
  void withoutAConnectionNothingNeedsToBeWaitedFor() {
    assertThat(silence.inWords(consumer(0, 500))).contains("no Kafka broker can be reached");
  }

  @Test
  void aConnectionThatOpensIsNoAnswerYet() {
    silence.inWords(consumer(1, 500));
    pass(Duration.ofSeconds(30));
    silence.inWords(consumer(0, 500));

    assertThat(silence.inWords(consumer(1, 500))).isPresent();
    assertThat(silence.inWords(consumer(1, 700))).isEmpty();
  }

  @Test
  void aClientWithoutMetricsIsNotAccused() {
    assertThat(silence.inWords(Map.of())).isEmpty();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private static Map<MetricName, Metric> consumer(double connections, double bytes) {
    Map<MetricName, Metric> metrics = new HashMap<>();
    put(metrics, "connection-count", connections);
    put(metrics, "incoming-byte-total", bytes);
    return metrics;
  }

  private static void put(Map<MetricName, Metric> metrics, String name, double value) {
    MetricName metricName = new MetricName(name, "consumer-metrics", "", Map.of());
    metrics.put(
        metricName,
        new Metric() {
          @Override
          public MetricName metricName() {
            return metricName;
          }

          @Override
          public Object metricValue() {
            return value;
          }
        });
  }
}
