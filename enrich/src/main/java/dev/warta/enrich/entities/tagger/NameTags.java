package dev.warta.enrich.entities.tagger;

import dev.warta.events.EntityType;

/**
 * The tags of words in names, as numbers: outside a name, and begin and inside of each type.
 *
 * <p>An inside follows only the begin or inside of its own type.
 */
public final class NameTags {

  /** No name. */
  public static final int OUTSIDE = 0;

  /** How many tags there are. */
  public static final int COUNT = 7;

  /** The state before the first word of a sentence. */
  public static final int START = COUNT;

  private static final EntityType[] TYPES = {
    EntityType.person, EntityType.organisation, EntityType.place
  };

  private NameTags() {}

  /** The tag of the first word of a name. */
  public static int begin(EntityType type) {
    return 2 * type.ordinal() + 1;
  }

  /** The tag of every further word of a name. */
  public static int inside(EntityType type) {
    return 2 * type.ordinal() + 2;
  }

  /** Whether the tag opens a name. */
  public static boolean isBegin(int tag) {
    return (tag & 1) == 1;
  }

  /** Whether the tag goes on with a name. */
  public static boolean isInside(int tag) {
    return tag != OUTSIDE && (tag & 1) == 0;
  }

  /** The type of a tag that is not {@link #OUTSIDE}. */
  public static EntityType type(int tag) {
    return TYPES[(tag - 1) / 2];
  }

  /** Whether a tag may stand behind another, or behind {@link #START}. */
  public static boolean mayFollow(int before, int tag) {
    return !isInside(tag) || before < COUNT && (before == tag || before == tag - 1);
  }
}
