package dev.warta.cli;

import dev.warta.store.RevisionPage;
import dev.warta.store.RevisionSelection;
import dev.warta.store.StoredRevisions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/** How many stored revisions are selected, by the version of their steps and by language. */
final class SelectionCounts {

  private final Map<Integer, Map<String, Long>> byVersion = new TreeMap<>();
  private final AtomicLong total = new AtomicLong();

  /** Counts page by page, so that the database is never busy with it for long. */
  void count(
      StoredRevisions stored,
      RevisionSelection selection,
      String rawTopic,
      int partitions,
      Shutdown shutdown) {
    for (int partition = 0; partition < partitions; partition++) {
      TopicPartition raw = new TopicPartition(rawTopic, partition);
      RevisionPage page = new RevisionPage(List.of(), 0, false);
      while (!page.isLast() && !shutdown.isRequested()) {
        page = stored.page(selection, raw, page.nextOffset());
        page.revisions().forEach(this::add);
      }
    }
  }

  private void add(RevisionPage.Stored revision) {
    byVersion
        .computeIfAbsent(revision.enrichmentVersion(), version -> new TreeMap<>())
        .merge(revision.language(), 1L, Long::sum);
    total.incrementAndGet();
  }

  /** Selected revisions so far. */
  long total() {
    return total.get();
  }

  /** A row for each version and language; empty if nothing is selected. */
  String table() {
    if (byVersion.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable(new int[] {9, 20, 15}, "VERSION", "LANGUAGE", "REVISIONS");
    byVersion.forEach(
        (version, languages) ->
            languages.forEach(
                (language, count) ->
                    table.add(Integer.toString(version), language, "%,d".formatted(count))));
    return table.toString();
  }

  String inWords(int rate) {
    Duration time = Duration.ofSeconds(total() / rate);
    return "%,d revisions would be reprocessed, in about %d h %02d min at %,d articles a second"
        .formatted(total(), time.toHours(), time.toMinutesPart(), rate);
  }
}
