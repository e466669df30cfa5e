package dev.warta.store;

import dev.warta.events.EntityType;

/**
 * A name that begins, or a word of which begins, as somebody has typed.
 *
 * @param type person, organisation or place
 * @param name as written
 * @param words the words of the name in lower case without accents, as filters take them
 * @param articles at least so many articles name it
 */
public record Completion(EntityType type, String name, String words, int articles) {

  /** Most names to be asked for at once. */
  public static final int MAX_LIMIT = 100;
}
