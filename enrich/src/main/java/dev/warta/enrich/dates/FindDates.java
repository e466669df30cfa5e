package dev.warta.enrich.dates;

import com.ibm.icu.util.ULocale;
import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.enrich.text.Tokens;
import dev.warta.events.ArticleTime;
import dev.warta.events.DateMention;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the dates that an article names and tells which day, week, month, year or span they mean.
 *
 * <p>Seen from the day of publication, or from the day the document was received where that is not
 * known. Durations, centuries, times of day and days of no particular date (every Monday) are no
 * dates. At most 300 mentions are kept, the first ones.
 *
 * <p>Measured: see {@code package-info}. Reads a language's words at its first article and keeps
 * those of 60 languages at most; safe for use by several threads.
 */
public final class FindDates implements Step {

  private static final String NAME = "find-dates";
  private static final int MAX_MENTIONS = 300;
  private static final int MAX_LANGUAGES = 60;
  private static final int ISO_DAY = "2024-06-19".length();

  private final Map<String, DateWords> wordsByLanguage = new ConcurrentHashMap<>();

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    DateWords words = words(ULocale.forLanguageTag(draft.language()).getLanguage());
    LocalDate published = published(draft);
    DateResolver resolver = new DateResolver(published, words.order.ofNumbers());
    NameSpans names = NameSpans.of(draft.event().getEntities());
    List<DateMention> mentions = new ArrayList<>();
    for (Tokens tokens : draft.tokens().parts()) {
      for (int s = 0; s < tokens.sentences() && mentions.size() <= MAX_MENTIONS; s++) {
        List<Lexeme> lexemes = Lexer.lexemes(tokens, s, words);
        if (!lexemes.isEmpty()) {
          new SentenceDates(new Line(tokens.text(), lexemes), words, resolver)
              .all(published, MAX_MENTIONS + 1).stream()
                  .filter(date -> !names.cover(tokens.part(), date.start(), date.end()))
                  .forEach(date -> mentions.add(mention(tokens, date)));
        }
      }
    }
    return bounded(draft, mentions);
  }

  private DateWords words(String language) {
    DateWords known = wordsByLanguage.get(language);
    if (known != null) {
      return known;
    }
    return wordsByLanguage.size() < MAX_LANGUAGES
        ? wordsByLanguage.computeIfAbsent(language, DateWords::in)
        : DateWords.in(language);
  }

  private static LocalDate published(ArticleDraft draft) {
    ArticleTime stated = draft.event().getPublishedAt();
    return stated == null
        ? draft.event().getObservedAt().atOffset(ZoneOffset.UTC).toLocalDate()
        : LocalDate.parse(stated.getValue().substring(0, ISO_DAY));
  }

  private static DateMention mention(Tokens tokens, FoundDate date) {
    return DateMention.newBuilder()
        .setText(tokens.text().substring(date.start(), date.end()))
        .setPart(tokens.part())
        .setStart(date.start())
        .setEnd(date.end())
        .setValue(date.span().iso())
        .setMethod(date.method())
        .build();
  }

  private static ArticleDraft bounded(ArticleDraft draft, List<DateMention> mentions) {
    if (mentions.size() <= MAX_MENTIONS) {
      return draft.withDates(mentions);
    }
    String message = "only the first %d dates are kept".formatted(MAX_MENTIONS);
    return draft
        .withDates(List.copyOf(mentions.subList(0, MAX_MENTIONS)))
        .withProblem(NAME, "truncated", message);
  }
}
