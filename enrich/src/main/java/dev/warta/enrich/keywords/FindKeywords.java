package dev.warta.enrich.keywords;

import com.ibm.icu.util.ULocale;
import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.events.Keyword;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Picks the phrases that tell what an article is about, without any training: YAKE's method.
 *
 * <p>At most twelve, the best first; the same for the same text. Names stay whole, no phrase begins
 * or ends with a stop word or is a piece of another. Long articles count with their first 20,000
 * words, and a problem tells so. The score is 1 / (1 + YAKE's), so that it lies between 0 and 1 and
 * greater is better; it compares the keywords of one article, not those of two.
 *
 * <p>Measured: see {@code package-info}. Reads a language's stop words at its first article; safe
 * for use by several threads.
 */
public final class FindKeywords implements Step {

  private static final String NAME = "find-keywords";
  private static final String MESSAGE =
      String.format(
          Locale.ROOT, "left out: all behind the first %,d words and signs", Words.MAX_WORDS);
  private static final int MAX_LANGUAGES = 60;

  private static final Map<String, String> SAME_LIST = Map.of("nb", "no", "nn", "no", "mo", "ro");

  private final Map<String, StopWords> stopWords = new ConcurrentHashMap<>();

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    Words words = Words.of(draft.tokens());
    TermScores scores = new TermScores(words, stopWords(draft.language()));
    Names names = Names.in(words, scores, draft.event().getEntities());
    List<Candidate> candidates = Candidates.in(words, scores, names);
    ArticleDraft found =
        draft.withKeywords(
            Choice.of(words, candidates).stream().map(chosen -> keyword(words, chosen)).toList());
    return words.isCut() ? found.withProblem(NAME, "truncated", MESSAGE) : found;
  }

  private StopWords stopWords(String tag) {
    String language = ULocale.forLanguageTag(tag).getLanguage();
    String list = SAME_LIST.getOrDefault(language, language);
    StopWords known = stopWords.get(list);
    if (known != null) {
      return known;
    }
    return stopWords.size() < MAX_LANGUAGES
        ? stopWords.computeIfAbsent(list, StopWords::of)
        : StopWords.of(list);
  }

  private static Keyword keyword(Words words, Candidate chosen) {
    String text = words.text(chosen.first, chosen.first + chosen.length());
    return new Keyword(text, 1 / (1 + chosen.score));
  }
}
