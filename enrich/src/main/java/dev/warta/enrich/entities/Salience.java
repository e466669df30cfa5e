package dev.warta.enrich.entities;

import dev.warta.events.EntityType;
import dev.warta.events.TextPart;
import java.util.List;

/**
 * Says how much of the article's attention each name has.
 *
 * <p>Every mention counts, one in the title five times, in the standfirst or the first paragraph
 * twice; a place counts half of a person or an organisation. The shares of all names sum to 1.
 */
final class Salience {

  private static final double IN_TITLE = 5;
  private static final double IN_OPENING = 2;
  private static final double OF_PLACE = 0.5;

  private final List<PartWords> parts;
  private final int[] openings;
  private final double total;

  Salience(List<PartWords> parts, List<JoinedName> names) {
    this.parts = parts;
    this.openings = parts.stream().mapToInt(Salience::firstParagraph).toArray();
    this.total = names.stream().mapToDouble(this::weight).sum();
  }

  /** The share of a name, cut to four digits. */
  double of(JoinedName name) {
    return total == 0 ? 0 : Math.floor(weight(name) / total * 10_000) / 10_000;
  }

  private double weight(JoinedName name) {
    double sum = 0;
    for (NameMention mention : name.mentions()) {
      sum += weight(mention);
    }
    return name.type() == EntityType.place ? sum * OF_PLACE : sum;
  }

  private double weight(NameMention mention) {
    PartWords words = parts.get(mention.part());
    if (words.part() == TextPart.title) {
      return IN_TITLE;
    }
    boolean isOpening =
        words.part() == TextPart.standfirst || mention.end() <= openings[mention.part()];
    return isOpening ? IN_OPENING : 1;
  }

  private static int firstParagraph(PartWords words) {
    int end = words.tokens().text().indexOf("\n\n");
    return end < 0 ? words.tokens().text().length() : end;
  }
}
