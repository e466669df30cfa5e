package dev.warta.desk;

import dev.warta.events.ArticleId;
import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Language;
import dev.warta.events.Mention;
import dev.warta.events.Origin;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.Quote;
import dev.warta.events.TestArticles;
import dev.warta.events.TextPart;
import dev.warta.events.TimePrecision;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A desk with articles to look at, on a real PostgreSQL. */
final class TestDesk implements AutoCloseable {

  static final String RICE = ArticleId.ofSourceId("test", "rice");
  static final String COFFEE = ArticleId.ofSourceId("test", "coffee");
  static final String HOSTILE = ArticleId.ofSourceId("test", "hostile");
  static final String MARKUP = "<img src=x onerror=\"document.title='run'\">";

  private final DeskDatabase database;
  private final DeskServer server;
  private long offset;

  private TestDesk(DeskDatabase database, DeskServer server) {
    this.database = database;
    this.server = server;
  }

  static TestDesk start() throws IOException {
    DeskDatabase database = DeskDatabase.start();
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    DeskServer server = DeskServer.start(new DeskSettings(loopback, null), database.store());
    TestDesk desk = new TestDesk(database, server);
    desk.write(ricePrices().build(), coffee().build(), hostile().build());
    return desk;
  }

  String url() {
    return server.url();
  }

  /** Another desk with the same articles, for those who have a token. */
  DeskServer guarded(String token) throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return DeskServer.start(new DeskSettings(loopback, token), database.store());
  }

  void write(EnrichedArticle... articles) {
    for (EnrichedArticle article : articles) {
      article.setOrigin(new Origin("articles.raw", 0, offset++));
    }
    database.write(articles);
  }

  /** An article that arrives now. */
  static EnrichedArticle.Builder arriving(String name, String title) {
    return article(name, title, "Baru saja terjadi.").setPublishedAt(minutesAgo(0));
  }

  /** A quote that holds the name of a person. */
  private static EnrichedArticle.Builder ricePrices() {
    String body =
        "Harga beras turun di Surabaya.\n\n“Bersama Bram Siregar kami membuka gudang”, kata Menteri Ratna Dewi.";
    String said = "Bersama Bram Siregar kami membuka gudang";
    Quote quote =
        Quote.newBuilder()
            .setText(said)
            .setStart(body.indexOf(said))
            .setEnd(body.indexOf(said) + said.length())
            .setSpeaker("Ratna Dewi")
            .setRole("Menteri")
            .setVerb("kata")
            .setMethod("verb-after")
            .setConfidence(0.9)
            .build();
    return article("rice", "Harga beras turun", body)
        .setUrl("https://example.com/beras")
        .setQuotes(List.of(quote))
        .setEntities(List.of(person("Ratna Dewi", body), person("Bram Siregar", body)))
        .setPlaces(List.of(place("Surabaya", body, -7.25, 112.75)));
  }

  private static EnrichedArticle.Builder coffee() {
    String body = "غادرت ميناء صلالة أول شحنة من البن.";
    return article("coffee", "أول شحنة من البن العماني", body)
        .setLanguage(new Language("ar", 0.99))
        .setPlaces(List.of(place("صلالة", body, 17.02, 54.09)));
  }

  /** Markup and scripts wherever a stranger can put them. */
  private static EnrichedArticle.Builder hostile() {
    String body = MARKUP + " <script>document.title='run'</script> berita";
    return article("hostile", "Berita " + MARKUP, body)
        .setSource(MARKUP)
        .setUrl("javascript:document.title='run'")
        .setAuthors(List.of(MARKUP))
        .setSection(MARKUP)
        .setEntities(List.of(person(MARKUP, body)))
        .setPlaces(List.of(place(MARKUP, body, 0, 0)));
  }

  private static EnrichedArticle.Builder article(String name, String title, String body) {
    return EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
        .setArticleId(ArticleId.ofSourceId("test", name))
        .setSource(name)
        .setTitle(title)
        .setBody(body)
        .setPlaces(List.of())
        .setPublishedAt(minutesAgo(30));
  }

  private static ArticleTime minutesAgo(int minutes) {
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60L * minutes);
    return new ArticleTime(at.toString(), at, TimePrecision.minute);
  }

  private static Entity person(String name, String body) {
    return Entity.newBuilder()
        .setName(name)
        .setType(EntityType.person)
        .setMentions(List.of(mention(name, body)))
        .setSalience(0.5)
        .setMethod("test-names")
        .setConfidence(0.8)
        .build();
  }

  private static Place place(String name, String body, double latitude, double longitude) {
    return Place.newBuilder()
        .setName(name)
        .setKind(PlaceKind.city)
        .setLatitude(latitude)
        .setLongitude(longitude)
        .setMentions(List.of(mention(name, body)))
        .setMethod("test-names")
        .build();
  }

  private static Mention mention(String name, String body) {
    int start = body.indexOf(name);
    return new Mention(TextPart.body, start, start + name.length());
  }

  @Override
  public void close() throws IOException {
    server.close();
    database.close();
  }
}
