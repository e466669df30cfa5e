package dev.warta.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopicRisksTest {

  private static final Topics TOPICS = Topics.DEFAULT;
  private static final Map<String, String> SAFE =
      Map.of(
          "cleanup.policy", "delete",
          "retention.ms", "-1",
          "retention.bytes", "-1",
          "max.message.bytes", "100000000",
          "min.insync.replicas", "2",
          "unclean.leader.election.enable", "false");

  private final TopicRisks onThreeBrokers =
      new TopicRisks(TOPICS, TopicLayout.DEFAULT_MAX_RECORD_BYTES, 3, "kafka:9092");

  @Test
  void aTopicThatKeepsEverythingOnThreeBrokersIsAtNoRisk() {
    assertThat(risks(TOPICS.raw())).isEmpty();
  }

  static List<String> topicsOfEvents() {
    return List.of(
        TOPICS.raw(),
        TOPICS.enriched(),
        TOPICS.sightings(),
        TOPICS.rejected(),
        TOPICS.reprocessed());
  }

  @ParameterizedTest
  @MethodSource("topicsOfEvents")
  void compactionWouldRemoveRevisions(String topic) {
    assertThat(risks(topic, "cleanup.policy", "compact"))
        .singleElement()
        .satisfies(
            risk -> {
              assertThat(risk.topic()).isEqualTo(topic);
              assertThat(risk.text()).contains("is compacted", "earlier revisions");
              assertThat(risk.remedy())
                  .isEqualTo(
                      "to change it: kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type topics --entity-name "
                          + topic
                          + " --add-config cleanup.policy=delete");
            });
  }

  @ParameterizedTest
  @CsvSource({"delete", "'compact,delete'"})
  void positionsOfSourcesMustNotGetOld(String policy) {
    assertThat(risks(TOPICS.sources(), "cleanup.policy", policy))
        .singleElement()
        .satisfies(
            risk -> assertThat(risk.inWords()).contains("forgotten", "cleanup.policy=compact"));
    assertThat(risks(TOPICS.sources(), "cleanup.policy", "compact")).isEmpty();
  }

  @Test
  void aRetentionUnderADayDoesNotOutlastANight() {
    assertThat(risks(TOPICS.enriched(), "retention.ms", hours(12)))
        .singleElement()
        .satisfies(risk -> assertThat(risk.inWords()).contains("12 h only", "retention.ms=-1"));
    assertThat(risks(TOPICS.enriched(), "retention.ms", hours(24))).isEmpty();
  }

  @Test
  void aRetentionInBytesLosesALargeDelivery() {
    assertThat(risks(TOPICS.raw(), "retention.bytes", "1000000000"))
        .singleElement()
        .satisfies(
            risk -> assertThat(risk.inWords()).contains("1,000,000,000", "retention.bytes=-1"));
  }

  @Test
  void aTopicTooSmallForTheLargestDocumentRefusesIt() {
    assertThat(risks(TOPICS.raw(), "max.message.bytes", "1048588"))
        .singleElement()
        .satisfies(
            risk ->
                assertThat(risk.inWords())
                    .contains("1,048,588", "8,388,608", "max.message.bytes=9437184"));
    assertThat(
            new TopicRisks(TOPICS, 0, 3, "kafka:9092")
                .of(topic(TOPICS.raw(), 3, "max.message.bytes", "1048588")))
        .isEmpty();
  }

  @Test
  void oneCopyIsARiskOnACluster() {
    assertThat(onThreeBrokers.of(topic(TOPICS.raw(), 1, "min.insync.replicas", "1")))
        .singleElement()
        .satisfies(risk -> assertThat(risk.inWords()).contains("one copy", "3 brokers"));
  }

  @Test
  void oneCopyIsWhatASingleBrokerHas() {
    TopicRisks onOneBroker = new TopicRisks(TOPICS, 0, 1, "kafka:9092");

    assertThat(onOneBroker.of(topic(TOPICS.raw(), 1, "min.insync.replicas", "1"))).isEmpty();
  }

  @Test
  void threeCopiesOfWhichOneIsEnoughToAcknowledge() {
    assertThat(risks(TOPICS.raw(), "min.insync.replicas", "1"))
        .singleElement()
        .satisfies(
            risk ->
                assertThat(risk.inWords())
                    .contains("lost with that broker", "min.insync.replicas=2"));
  }

  @Test
  void moreCopiesDemandedThanThereAre() {
    assertThat(onThreeBrokers.of(topic(TOPICS.raw(), 2, "min.insync.replicas", "3")))
        .singleElement()
        .satisfies(
            risk ->
                assertThat(risk.inWords())
                    .contains("nothing can be written", "min.insync.replicas=1"));
  }

  @Test
  void aLeaderThatLacksRecords() {
    assertThat(risks(TOPICS.raw(), "unclean.leader.election.enable", "true"))
        .singleElement()
        .satisfies(
            risk ->
                assertThat(risk.inWords())
                    .contains("vanish", "unclean.leader.election.enable=false"));
  }

  @Test
  void aTopicOfTheEnrichmentMayBeCompactedAndSmall() {
    assertThat(
            onThreeBrokers.of(
                new ActualTopic(
                    "warta-enrich-revisions-changelog",
                    4,
                    3,
                    config(
                        Map.of(
                            "cleanup.policy", "compact",
                            "max.message.bytes", "1048588",
                            "min.insync.replicas", "2")))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT40S, 40 s", "PT90M, 90 min", "PT36H, 36 h", "P365D, 365 d", "P3650D, '3,650 d'"})
  void durationsAreToldAsPeopleSayThem(Duration duration, String words) {
    assertThat(TopicRisks.inWords(duration)).isEqualTo(words);
  }

  private List<TopicRisk> risks(String name, String... setting) {
    return onThreeBrokers.of(topic(name, 3, setting));
  }

  private static ActualTopic topic(String name, int replication, String... setting) {
    Map<String, String> settings = new TreeMap<>(SAFE);
    for (int i = 0; i < setting.length; i += 2) {
      settings.put(setting[i], setting[i + 1]);
    }
    return new ActualTopic(name, 4, replication, config(settings));
  }

  private static Config config(Map<String, String> settings) {
    return new Config(
        settings.entrySet().stream()
            .map(setting -> new ConfigEntry(setting.getKey(), setting.getValue()))
            .toList());
  }

  private static String hours(int hours) {
    return Long.toString(Duration.ofHours(hours).toMillis());
  }
}
