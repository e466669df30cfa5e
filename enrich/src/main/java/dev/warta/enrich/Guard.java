package dev.warta.enrich;

import org.apache.kafka.streams.kstream.ValueMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step so that its failure does not cost the article.
 *
 * <p>A step that throws leaves the draft as it was, with the failure told in the event's {@code
 * problems}. A step that refuses the document ({@link UnreadableArticleException}) is not failing:
 * the record is rejected.
 */
final class Guard implements ValueMapper<ArticleDraft, ArticleDraft> {

  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final String name;
  private final Step step;
  private final boolean isRequired;

  private Guard(String name, Step step, boolean isRequired) {
    this.name = name;
    this.step = step;
    this.isRequired = isRequired;
  }

  /**
   * A step whose failure is told in the event under its name; the article goes on without what it
   * finds.
   */
  static Guard guarded(String name, Step step) {
    return new Guard(name, step, false);
  }

  /** A step without which there is no article: its failure rejects the record. */
  static Guard required(String name, Step step) {
    return new Guard(name, step, true);
  }

  /** Name of the step, as problems and the topology call it. */
  String name() {
    return name;
  }

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    try {
      return step.apply(draft);
    } catch (UnreadableArticleException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      if (isRequired) {
        throw new UnreadableArticleException(name + " failed: " + e, e);
      }
      LOG.warn("{} failed on article {}; it goes on without", name, draft.raw().getArticleId(), e);
      return draft.withProblem(name, "failed", e.toString());
    }
  }
}
