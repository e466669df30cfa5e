package dev.warta.enrich;

import dev.warta.events.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step so that its failure does not cost the article.
 *
 * <p>A step that throws leaves the draft as it was, with the failure told in the event's {@code
 * problems}. A step that refuses the document ({@link UnreadableArticleException}) is not failing:
 * the record is rejected.
 */
final class Guard {

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

  /**
   * Runs the step; the article goes on without what it finds if it fails. Where there is no
   * document, there is nothing to find, and no problem that it is not found.
   */
  ArticleDraft apply(ArticleDraft draft) {
    if (!isRequired && draft.raw().getGone() != null) {
      return draft;
    }
    try {
      return step.apply(draft);
    } catch (UnreadableArticleException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return failed(draft, "failed", e);
    } catch (OutOfMemoryError e) {
      return failed(draft, "out-of-memory", e);
    }
  }

  private ArticleDraft failed(ArticleDraft draft, String kind, Throwable failure) {
    if (isRequired) {
      throw new UnreadableArticleException(name + " failed: " + failure, failure);
    }
    LOG.warn("{} failed on {}; the article goes on without", name, where(draft), failure);
    return draft.withProblem(name, kind, failure.toString());
  }

  /** The draft after the step was given up from outside. */
  ArticleDraft failed(ArticleDraft draft, String kind, String message) {
    if (isRequired) {
      throw new UnreadableArticleException(name + " was given up: " + message);
    }
    LOG.warn("{} was given up on {}: {}; the article goes on without", name, where(draft), message);
    return draft.withProblem(name, kind, message);
  }

  private static String where(ArticleDraft draft) {
    Origin origin = draft.event().getOrigin();
    return "article %s (%s, partition %d, offset %d)"
        .formatted(
            draft.raw().getArticleId(),
            origin.getTopic(),
            origin.getPartition(),
            origin.getOffset());
  }
}
