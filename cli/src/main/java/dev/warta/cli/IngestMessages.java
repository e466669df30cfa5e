package dev.warta.cli;

import dev.warta.ingest.IngestionListener;
import dev.warta.ingest.IngestionResult;
import dev.warta.ingest.SourcePositions;
import dev.warta.ingest.source.Refusal;

/** What a person is told of an ingestion. */
class IngestMessages implements IngestionListener {

  private final Progress progress;
  private final CountedKinds passedOver = new CountedKinds();
  private final CountedKinds incomplete = new CountedKinds();

  IngestMessages(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void onResumed(String where, long published) {
    progress.say(
        "goes on at %s (%,d articles were published before); --from-start reads all again"
            .formatted(Console.harmless(where), published));
  }

  @Override
  public void onReadAnew(String location) {
    progress.say(
        Console.harmless(location)
            + ": has changed since the interrupted run read it: it is read from its start");
  }

  @Override
  public void onPassedOver(String kind) {
    passedOver.add(kind);
  }

  @Override
  public void onIncomplete(String kind) {
    incomplete.add(kind);
  }

  /** What was counted and not told one by one. */
  void tellCounts() {
    passedOver.inWords().ifPresent(kinds -> progress.say("passed over: " + kinds));
    incomplete.inWords().ifPresent(kinds -> progress.say("taken as they are: " + kinds));
  }

  @Override
  public void onRefused(Refusal refusal) {
    progress.say("refused: " + refusal.text());
  }

  /** Says why the position of an interrupted run is not used, if so. */
  static void tellNotice(SourcePositions positions, Progress progress) {
    positions.notice().ifPresent(notice -> progress.say(notice + ": all is read from the start"));
  }

  /**
   * True if everything was read and nothing refused, an interrupted run before this one included.
   */
  static boolean isAllTaken(IngestionResult result) {
    return result.refused() + result.refusedBefore() == 0 && !result.isStopped();
  }

  /** One line that tells how an ingestion ended. */
  static String inWords(IngestionResult result) {
    StringBuilder words = new StringBuilder();
    words.append("%,d published (%,.1f MB)".formatted(result.published(), result.bytes() / 1e6));
    if (result.publishedBefore() > 0) {
      words.append(" and %,d by the interrupted run".formatted(result.publishedBefore()));
    }
    if (result.refused() > 0) {
      words.append(", %,d refused".formatted(result.refused()));
    }
    if (result.refusedBefore() > 0) {
      words.append(", %,d refused by the interrupted run".formatted(result.refusedBefore()));
    }
    return words + (result.isStopped() ? ", stopped before the end" : "");
  }
}
