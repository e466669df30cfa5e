package dev.warta.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * The articles that Warta's tests speak of, shared by all modules.
 *
 * <p>Vary one with its generated builder: {@code
 * RawArticle.newBuilder(TestArticles.RICE_PRICES).setSource("other").build()}.
 */
public final class TestArticles {

  /** When every test article was received: Thursday 20 June 2024. */
  public static final Instant RECEIVED = Instant.parse("2024-06-20T03:15:00Z");

  /** Indonesian plain text with byline, quote, countries and an editor's initials. */
  public static final String RICE_PRICES_TEXT =
      """
      Harga Beras Turun Setelah Impor dari Vietnam Tiba di Surabaya

       oleh Laksmi Andayani dan Bram Siregar

      Harga beras di pasar induk Surabaya turun delapan persen setelah kapal pertama dari Vietnam membongkar muatan. \
      Pemerintah menyebut pasokan akan terus bertambah sampai panen raya.

      “Kami tidak ingin petani dirugikan, tetapi warga juga perlu bernapas”, kata Menteri Pertanian Ratna Dewi pada Rabu (19 Juni).

      Thailand dan India juga menawarkan beras dengan harga yang bersaing. (wid)""";

  /** {@link #RICE_PRICES_TEXT} as a folder delivers it. */
  public static final RawArticle RICE_PRICES =
      plainText("harian-timur", "beras.txt", RICE_PRICES_TEXT);

  /** {@link #RICE_PRICES} after an edit of one word of its body. */
  public static final RawArticle RICE_PRICES_EDITED =
      plainText(
          "harian-timur",
          "beras.txt",
          RICE_PRICES_TEXT.replace("delapan persen", "sembilan persen"));

  /** English plain text with dateline, agency and a credit line at the end. */
  public static final String FERRY_STRIKE_TEXT =
      """
      Ferry crews walk out as islands brace for a week without mail

      LERWICK (Northwire) - Crews on the overnight ferry between Scotland and Norway stopped work on Tuesday in a dispute over rosters.

      "Nobody signed up to sleep four hours in a cupboard," said Ailsa Mouat, who speaks for the deck crews.

      Denmark has offered a replacement ship from Monday.

      Reporting by Ailsa Grant; editing by Tom Birnie
      """;

  /** {@link #FERRY_STRIKE_TEXT} as a folder delivers it. */
  public static final RawArticle FERRY_STRIKE =
      plainText("northwire", "ferry.txt", FERRY_STRIKE_TEXT);

  private TestArticles() {}

  /**
   * A plain-text article in UTF-8 as a folder delivers it: its id is made from source and file, as
   * ingest does.
   */
  public static RawArticle plainText(String source, String file, String text) {
    return document(source, file, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A document of any kind as a folder delivers it. */
  public static RawArticle document(String source, String file, String mediaType, byte[] content) {
    return RawArticle.newBuilder()
        .setArticleId(ArticleId.ofSourceId(source, file))
        .setSource(source)
        .setMediaType(mediaType)
        .setContent(ByteBuffer.wrap(content))
        .setContentHash(ArticleId.contentHash(content))
        .setObservedAt(RECEIVED)
        .setCarrier(new Carrier(CarrierKind.file, source + "/" + file, null))
        .build();
  }

  /** The first revision of {@link #RICE_PRICES} with the fields a store looks at filled. */
  public static EnrichedArticle enrichedRicePrices() {
    String body =
        "Harga beras di pasar induk Surabaya turun delapan persen setelah kapal pertama dari Vietnam membongkar muatan.\n\nThailand dan India juga menawarkan beras.";
    int vietnam = body.indexOf("Vietnam");
    return EnrichedArticle.newBuilder()
        .setArticleId(RICE_PRICES.getArticleId())
        .setRevision(1)
        .setContentHash(RICE_PRICES.getContentHash())
        .setOrigin(new Origin("articles.raw", 0, 0L))
        .setSource(RICE_PRICES.getSource())
        .setTitle("Harga Beras Turun Setelah Impor dari Vietnam Tiba di Surabaya")
        .setBody(body)
        .setAuthors(List.of("Laksmi Andayani", "Bram Siregar"))
        .setEditors(List.of("wid"))
        .setObservedAt(RECEIVED)
        .setPublishedAt(
            new ArticleTime("2024-06-19", Instant.parse("2024-06-19T00:00:00Z"), TimePrecision.day))
        .setLanguage(new Language("id", 0.99))
        .setWordCount(22)
        .setReadingTimeSeconds(6)
        .setPlaces(
            List.of(
                Place.newBuilder()
                    .setName("Vietnam")
                    .setKind(PlaceKind.country)
                    .setCountry("VN")
                    .setMentions(
                        List.of(new Mention(TextPart.body, vietnam, vietnam + "Vietnam".length())))
                    .setMethod("cldr-names")
                    .build()))
        .setFingerprint(ByteBuffer.wrap(new byte[512]))
        .setEnrichment(new Enrichment(1, RECEIVED.plusSeconds(2)))
        .build();
  }

  /** {@link #RICE_PRICES} seen a second time, an hour later. */
  public static Sighting ricePricesAgain() {
    return Sighting.newBuilder()
        .setArticleId(RICE_PRICES.getArticleId())
        .setRevision(1)
        .setOrigin(new Origin("articles.raw", 0, 1L))
        .setSource(RICE_PRICES.getSource())
        .setCarrier(RICE_PRICES.getCarrier())
        .setObservedAt(RECEIVED.plusSeconds(3600))
        .build();
  }
}
