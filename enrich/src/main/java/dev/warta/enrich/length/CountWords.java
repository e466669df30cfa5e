package dev.warta.enrich.length;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;

/**
 * Counts the words of the body and tells how long an adult needs to read it.
 *
 * <p>Words are what Unicode's rules of word boundaries call words; Thai, Khmer, Chinese and others
 * without spaces go through ICU's dictionaries. Stateless and safe for use by several threads.
 */
public final class CountWords implements Step {

  private final ReadingRates rates = ReadingRates.bundled();

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    WordCount count = WordCount.of(draft.body());
    int seconds = rates.seconds(draft.language(), count.words(), count.characters());
    return draft.withLength(count.words(), seconds);
  }
}
