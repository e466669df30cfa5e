package dev.warta.desk;

import dev.warta.events.EnrichedArticle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.specific.SpecificDatumWriter;

/** A format in which others read articles. */
enum ArticleFormat {
  NINJS("ninjs", "application/json", "ninjs.json", Ninjs::bytes),
  JSON_LD("jsonld", "application/ld+json", "jsonld", NewsArticleJsonLd::bytes),
  AVRO_JSON("avro-json", "application/json", "avro.json", ArticleFormat::avroJson),
  TEXT("text", "text/plain;charset=utf-8", "txt", ArticleText::bytes);

  private final String word;
  private final String mediaType;
  private final String fileExtension;
  private final Function<EnrichedArticle, byte[]> writer;

  ArticleFormat(
      String word,
      String mediaType,
      String fileExtension,
      Function<EnrichedArticle, byte[]> writer) {
    this.word = word;
    this.mediaType = mediaType;
    this.fileExtension = fileExtension;
    this.writer = writer;
  }

  static ArticleFormat named(String word) throws ProblemException {
    for (ArticleFormat format : values()) {
      if (format.word.equals(word)) {
        return format;
      }
    }
    String known =
        Arrays.stream(values()).map(format -> format.word).collect(Collectors.joining(", "));
    throw Query.bad("format", "is not known", known + "; none for the API's own JSON");
  }

  String mediaType() {
    return mediaType;
  }

  String fileExtension() {
    return fileExtension;
  }

  byte[] bytes(EnrichedArticle article) {
    return writer.apply(article);
  }

  /** Avro's own JSON encoding, with its union wrappers: what its decoders read. */
  private static byte[] avroJson(EnrichedArticle article) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      JsonEncoder json = EncoderFactory.get().jsonEncoder(article.getSchema(), bytes);
      new SpecificDatumWriter<>(EnrichedArticle.class).write(article, json);
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
