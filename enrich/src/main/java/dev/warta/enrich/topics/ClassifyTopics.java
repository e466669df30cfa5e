package dev.warta.enrich.topics;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.enrich.text.Tokens;
import dev.warta.events.TextPart;
import dev.warta.events.Topic;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what an article is about: subjects of the IPTC Media Topics' top level.
 *
 * <p>Words of the article's language that belong to a subject are counted, in the title more than
 * in the body; the section, the tags and the folders of the address count too. A subject needs
 * several different words, more in a long article. At most three are given, the best first, and
 * none where none stands out.
 *
 * <p>Time grows with the article's length alone. Stateless and safe for use by several threads.
 */
public final class ClassifyTopics implements Step {

  private static final int MOST = 3;

  /** Score from which on a subject is given. */
  private static final double SURE_ENOUGH = 0.5;

  /** Share of the best subject's strength that another must have. */
  private static final double NEAR_THE_BEST = 0.45;

  private static final double IN_TITLE = 2;
  private static final double IN_STANDFIRST = 1.5;
  private static final double AS_SECTION = 6;
  private static final double AS_TAG = 1;
  private static final double IN_ADDRESS = 3;

  /** Tags that are looked at. */
  private static final int TAGS = 12;

  /** Occurrences of one word that count in full. */
  private static final double MOST_OF_ONE_WORD = 4;

  /** Strength that makes a subject as likely as not in a very short article. */
  private static final double LEAST_STRENGTH = 2;

  /** Words of an article for which one more point of strength is asked. */
  private static final double WORDS_PER_POINT = 220;

  private static final double MOST_STRENGTH = 8;

  /** Words below which two different words of a subject are enough. */
  private static final int SHORT = 150;

  private final MediaTopics topics = MediaTopics.bundled();
  private final TopicLanguages languages = new TopicLanguages(topics);

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    TopicWords words = languages.wordsFor(draft.language());
    Map<Integer, Double> inText = new HashMap<>();
    int length = 0;
    for (Tokens tokens : draft.tokens().parts()) {
      words.count(tokens, weight(tokens.part()), inText);
      length += tokens.size();
    }
    TopicStrengths strengths = new TopicStrengths(topics.size());
    inText.forEach(
        (word, count) ->
            strengths.add(words.signs(word), Math.sqrt(Math.min(count, MOST_OF_ONE_WORD))));
    aroundTheText(draft, words)
        .forEach((word, count) -> strengths.addOutsideTheText(words.signs(word), count));
    return draft.withTopics(best(strengths, length));
  }

  private static double weight(TextPart part) {
    return switch (part) {
      case title -> IN_TITLE;
      case standfirst -> IN_STANDFIRST;
      case body -> 1;
    };
  }

  /** Words of section, tags and address: what the publisher says that the article is about. */
  private static Map<Integer, Double> aroundTheText(ArticleDraft draft, TopicWords words) {
    Map<Integer, Double> counts = new HashMap<>();
    count(draft.event().getSection(), AS_SECTION, words, counts);
    draft.event().getTags().stream().limit(TAGS).forEach(tag -> count(tag, AS_TAG, words, counts));
    count(folders(draft.event().getUrl()), IN_ADDRESS, words, counts);
    // The section often stands in the address too, and a word of it in all tags.
    counts.replaceAll((word, count) -> Math.min(count, AS_SECTION));
    return counts;
  }

  private static void count(
      String text, double weight, TopicWords words, Map<Integer, Double> counts) {
    if (text != null && !text.isBlank()) {
      words.count(Tokens.of(TextPart.body, text), weight, counts);
    }
  }

  /** The folders of an address without its last part, which is made of the title. */
  private static String folders(String url) {
    try {
      String path = url == null ? null : new URI(url).getPath();
      return path == null || path.lastIndexOf('/') < 1
          ? ""
          : path.substring(0, path.lastIndexOf('/')).replace('/', ' ').replace('-', ' ');
    } catch (URISyntaxException notAnAddress) {
      return "";
    }
  }

  private List<Topic> best(TopicStrengths strengths, int length) {
    double asked = Math.min(LEAST_STRENGTH + length / WORDS_PER_POINT, MOST_STRENGTH);
    int differentWords = length < SHORT ? 2 : 3;
    List<Topic> best = new ArrayList<>();
    for (int topic = 0; topic < topics.size(); topic++) {
      double score = strengths.of(topic) / (strengths.of(topic) + asked);
      if (score >= SURE_ENOUGH
          && strengths.of(topic) >= NEAR_THE_BEST * strengths.greatest()
          && strengths.differentWords(topic) >= differentWords) {
        best.add(topics.topic(topic, score));
      }
    }
    best.sort(Comparator.comparingDouble(Topic::getScore).reversed().thenComparing(Topic::getCode));
    return List.copyOf(best.subList(0, Math.min(MOST, best.size())));
  }
}
