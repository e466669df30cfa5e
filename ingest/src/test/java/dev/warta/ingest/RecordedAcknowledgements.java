package dev.warta.ingest;

import dev.warta.events.RawArticle;
import dev.warta.ingest.source.Refusal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Keeps what became of articles. */
final class RecordedAcknowledgements implements ArticlePublisher.Acknowledgement {

  final List<RawArticle> published = new CopyOnWriteArrayList<>();
  final List<RecordMetadata> places = new CopyOnWriteArrayList<>();
  final List<Refusal> refusals = new CopyOnWriteArrayList<>();

  @Override
  public void published(RawArticle article, RecordMetadata metadata) {
    published.add(article);
    places.add(metadata);
  }

  @Override
  public void refused(RawArticle article, Refusal refusal) {
    refusals.add(refusal);
  }
}
