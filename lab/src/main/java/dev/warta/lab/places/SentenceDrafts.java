package dev.warta.lab.places;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.ArticleId;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.Language;
import dev.warta.events.RawArticle;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Makes articles of single sentences whose language is known. */
final class SentenceDrafts {

  private static final RawArticle RAW =
      RawArticle.newBuilder()
          .setArticleId(ArticleId.ofSourceId("lab", "sentence"))
          .setSource("lab")
          .setMediaType("text/plain")
          .setContent(ByteBuffer.allocate(0))
          .setContentHash("")
          .setObservedAt(Instant.EPOCH)
          .setCarrier(new Carrier(CarrierKind.file, "sentence", null))
          .build();

  private SentenceDrafts() {}

  static ArticleDraft of(String language, String text) {
    return ArticleDraft.of(RAW)
        .with(
            event -> {
              event.setLanguage(Language.newBuilder(event.getLanguage()).setTag(language).build());
              event.setBody(text);
            });
  }
}
