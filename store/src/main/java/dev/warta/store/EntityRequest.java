package dev.warta.store;

import dev.warta.events.EntityType;
import java.time.Instant;
import java.util.Objects;

/**
 * Who or what is meant: an entity of this type whose name has exactly these words.
 *
 * @param name without regard to case, accents and the order of the words
 * @param from in articles published then or later; null does not matter
 * @param to in articles published earlier than then; null does not matter
 */
public record EntityRequest(EntityType type, String name, Instant from, Instant to) {

  /** Of very many articles that name it the latest so many are counted. */
  public static final int MAX_ARTICLES = 1_000;

  public EntityRequest {
    Objects.requireNonNull(type);
    Objects.requireNonNull(name);
  }
}
