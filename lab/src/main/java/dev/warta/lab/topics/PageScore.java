package dev.warta.lab.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.UnreadableArticleException;
import dev.warta.enrich.entities.FindEntities;
import dev.warta.enrich.extract.ExtractText;
import dev.warta.enrich.keywords.FindKeywords;
import dev.warta.enrich.language.DetectLanguage;
import dev.warta.enrich.places.FindPlaces;
import dev.warta.enrich.topics.ClassifyTopics;
import dev.warta.events.ArticleId;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.Keyword;
import dev.warta.events.RawArticle;
import dev.warta.events.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Prints how topics and keywords of web pages agree with what their publishers say of them.
 *
 * <p>The label of a topic is the section or a folder of the address, where its name leaves no doubt
 * ({@link Sections}); the keywords are the page's tags. Both are weak: a section says where a story
 * stood, not all that it is about, and tags are often made for search engines. Neither they nor the
 * address are shown to the steps. Hosts are parted into two halves by their names, so that lists
 * can be improved on one ({@code tune}) and judged on the other ({@code held}).
 */
public final class PageScore {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sections sections = Sections.bundled();
  private final ExtractText extract = new ExtractText();
  private final DetectLanguage language = new DetectLanguage();
  private final FindPlaces places = new FindPlaces();
  private final FindEntities entities = new FindEntities();
  private final FindKeywords keywords = new FindKeywords();
  private final ClassifyTopics topics = new ClassifyTopics();

  private final Map<String, TopicAgreement> byGroup = new TreeMap<>();
  private final Map<String, Integer> confusions = new TreeMap<>();
  private final Map<String, KeywordAgreement> tagged = new TreeMap<>();
  private int unreadable;

  private PageScore() throws IOException {}

  /** Scores all the sets named together. */
  public static void main(String[] sets) throws IOException {
    if (sets.length == 0) {
      System.err.println("usage: lab/run page-score SET.jsonl.gz...");
      System.exit(2);
    }
    PageScore score = new PageScore();
    for (String set : sets) {
      score.read(Path.of(set));
    }
    score.print();
  }

  private void read(Path set) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(set)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        score(JSON.readTree(line));
      }
    }
  }

  private void score(JsonNode page) {
    ArticleDraft read;
    try {
      read = language.apply(extract.apply(ArticleDraft.of(raw(page))));
    } catch (UnreadableArticleException noText) {
      unreadable++;
      return;
    }
    String url = page.path("url").asText();
    String half = half(url);
    ArticleDraft blind = withoutLabels(read);
    sections
        .topic(read.event().getSection(), url)
        .ifPresent(label -> scoreTopics(half, label, blind));
    List<String> tags = read.event().getTags();
    if (!tags.isEmpty()) {
      List<Keyword> found =
          keywords.apply(entities.apply(places.apply(blind))).event().getKeywords();
      tagged
          .computeIfAbsent(half, any -> new KeywordAgreement())
          .add(tags, found.stream().map(Keyword::getText).toList(), blind.event().getBody());
    }
  }

  private void scoreTopics(String half, String label, ArticleDraft blind) {
    List<String> found =
        topics.apply(blind).event().getTopics().stream().map(Topic::getCode).toList();
    for (String group : List.of("all", label, blind.language())) {
      byGroup.computeIfAbsent(half + " " + group, any -> new TopicAgreement()).add(label, found);
    }
    if (half.equals("tune") && !found.isEmpty() && !found.get(0).equals(label)) {
      confusions.merge(label + " taken for " + found.get(0), 1, Integer::sum);
    }
  }

  /** The article without what its publisher says that it is about. */
  private static ArticleDraft withoutLabels(ArticleDraft draft) {
    return draft.with(
        event -> {
          event.setSection(null);
          event.setTags(List.of());
          event.setUrl(null);
          event.setCanonicalUrl(null);
        });
  }

  private static String half(String url) {
    String host;
    try {
      host = URI.create(url).getHost();
    } catch (IllegalArgumentException notAnAddress) {
      host = null;
    }
    return (host == null ? url : host).hashCode() % 2 == 0 ? "tune" : "held";
  }

  private static RawArticle raw(JsonNode page) {
    return RawArticle.newBuilder()
        .setArticleId(ArticleId.ofSourceId("lab", page.path("id").asText()))
        .setSource("lab")
        .setUrl(page.path("url").asText())
        .setMediaType("text/html")
        .setContent(ByteBuffer.wrap(page.path("html").asText().getBytes(StandardCharsets.UTF_8)))
        .setContentHash("")
        .setObservedAt(Instant.EPOCH)
        .setCarrier(new Carrier(CarrierKind.file, "lab", 0L))
        .build();
  }

  private void print() {
    byGroup.forEach((group, agreement) -> System.out.printf("%-21s %s%n", group, agreement));
    confusions.forEach((pair, count) -> System.out.printf("tune: %s: %d%n", pair, count));
    tagged.forEach((half, agreement) -> System.out.printf("%s keywords%n%s", half, agreement));
    System.out.printf("%d pages without an article%n", unreadable);
  }
}
