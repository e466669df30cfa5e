package dev.warta.lab.language;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.ArticleId;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.Language;
import dev.warta.events.RawArticle;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Makes articles of single sentences. */
public final class SentenceDrafts {

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

  /** A sentence whose language is known. */
  public static ArticleDraft of(String language, String text) {
    return of(text).withLanguage(new Language(language, 1.0));
  }

  /** A sentence whose language is to be found. */
  static ArticleDraft of(String text) {
    return ArticleDraft.of(RAW).with(event -> event.setBody(text));
  }
}
