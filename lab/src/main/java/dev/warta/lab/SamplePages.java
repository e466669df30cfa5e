package dev.warta.lab;

import dev.warta.events.ArticleId;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Invented web pages, in the sizes and with the furniture that real ones have. */
final class SamplePages {

  private static final String SOURCE = "firth-press";
  private static final Instant RECEIVED = Instant.parse("2024-06-19T08:30:00Z");

  private static final List<String> ENGLISH =
      List.of(
          "The harbour of Wick will be closed to ferries until Friday, the council said, after a crane came down on the northern pier during the night.",
          "Nobody was hurt, but the repair will take four days, and the islands are supplied by two fishing boats until then, according to the port's master.",
          "\"We heard it before we saw it,\" said Ina Moll, who sells tickets at the pier. \"By the time we were outside, the arm lay across both lanes.\"",
          "An inspection in March found no fault with the crane, which was built in 1987 and has been used for timber, stone and, lately, the parts of wind turbines.",
          "The council, which owns the harbour, will decide next week whether to replace it or to leave the heavy work to the port of Scrabster.");

  private static final List<String> JAPANESE =
      List.of(
          "港湾局は火曜日、北埠頭のクレーンが夜間に倒れたため、フェリーを金曜日まで運休すると発表した。けが人はいない。",
          "修理には四日かかる見込みで、それまで島への物資は二隻の漁船が運ぶ。港長によると、燃料は十分にあるという。",
          "クレーンは一九八七年に造られ、木材や石材、最近では風車の部品の積み下ろしに使われてきた。三月の検査では異常はなかった。");

  private SamplePages() {}

  static List<RawArticle> all() {
    return List.of(
        page("large-site", largeSite()),
        page("plain", plain("en", "Crane falls on pier in Wick", ENGLISH)),
        page("japanese", plain("ja", "港のクレーンが倒れる", JAPANESE)));
  }

  private static RawArticle page(String id, String markup) {
    byte[] content = markup.getBytes(StandardCharsets.UTF_8);
    return RawArticle.newBuilder()
        .setArticleId(ArticleId.ofSourceId(SOURCE, id))
        .setSource(SOURCE)
        .setUrl("https://firth.example/2024/06/18/" + id)
        .setMediaType("text/html")
        .setContent(ByteBuffer.wrap(content))
        .setContentHash(ArticleId.contentHash(content))
        .setObservedAt(RECEIVED)
        .setCarrier(new Carrier(CarrierKind.file, id, null))
        .build();
  }

  private static String plain(String language, String title, List<String> paragraphs) {
    return "<!DOCTYPE html><html lang=\"%s\"><head><meta charset=\"utf-8\"><title>%s</title></head><body>%s<article><h1>%s</h1>%s</article></body></html>"
        .formatted(language, title, navigation(10), title, inParagraphs(paragraphs, 3));
  }

  /** About 170 kB, of which 3 kB are the article's words, as is usual. */
  private static String largeSite() {
    return """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Crane falls on pier in Wick | Firth Press</title>
        <meta property="og:title" content="Crane falls on pier in Wick"><meta property="og:site_name" content="Firth Press">
        <meta name="description" content="%s"><link rel="canonical" href="https://firth.example/2024/06/18/large-site">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
        "headline":"Crane falls on pier in Wick","datePublished":"2024-06-18T07:30:00+01:00","author":{"@type":"Person","name":"Ina Moll"}}]}</script>
        <style>%s</style></head><body class="page-template single">%s
        <main id="main" class="site-main l-grid"><div class="article-header"><h1 class="headline">Crane falls on pier in Wick</h1>
        <div class="byline meta-info">By <a href="/authors/ina-moll" rel="author">Ina Moll</a> <time datetime="2024-06-18T07:30:00+01:00">18 June 2024</time></div></div>
        <div class="entry-content article-body">%s</div><div class="related-articles">%s</div></main>
        <section class="comments" id="comments">%s</section><footer class="site-footer">%s</footer>%s</body></html>
        """
        .formatted(
            ENGLISH.get(0),
            ".c-card__title--large{margin:0 auto;color:#123456}\n".repeat(400),
            navigation(150),
            inParagraphs(ENGLISH, 4),
            teasers(120),
            inParagraphs(ENGLISH.subList(2, 4), 10),
            navigation(80),
            "<script>(function(w,d){w.q=w.q||[];if(w.q.length<2){d.write('<p>never shown</p>')}})(window,document);</script>\n"
                .repeat(500));
  }

  private static String inParagraphs(List<String> sentences, int times) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < times; i++) {
      for (String sentence : sentences) {
        // Said again with a number, since what a page says twice is read once.
        text.append("<p>").append(sentence).append(" (").append(i).append(")</p>\n");
      }
    }
    return text.toString();
  }

  private static String navigation(int links) {
    StringBuilder list = new StringBuilder("<nav class=\"main-nav\"><ul class=\"menu\">");
    for (int i = 0; i < links; i++) {
      list.append(
          "<li class=\"menu-item menu-item-%d\"><a class=\"menu-link\" href=\"/section/%d\"><span>Section %d</span></a></li>\n"
              .formatted(i, i, i));
    }
    return list.append("</ul></nav>").toString();
  }

  private static String teasers(int count) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < count; i++) {
      list.append(
          """
          <div class="c-card c-card--small js-track" id="card-%d" data-component="card"><a href="/2024/06/%d/ferry" class="c-card__link">
          <img src="/i/%d.jpg" alt="A ferry" loading="lazy" width="320" height="180"><h3 class="c-card__title">A ferry that would not start, part %d</h3></a>
          <span class="c-card__date">1%d June 2024</span></div>
          """
              .formatted(i, i, i, i, i % 8));
    }
    return list.toString();
  }
}
