package dev.warta.enrich.extract.html;

import dev.warta.enrich.CleanLine;
import java.util.ArrayList;
import java.util.List;

/** Tells a person what of a page was not read because there is too much of it. */
final class LeftOut {

  private static final int LONGEST_NAME = 60;

  private LeftOut() {}

  /** A sentence for each bound that was reached; empty for a page that was read whole. */
  static List<String> of(PageElements elements, MetaTags meta) {
    List<String> told = new ArrayList<>();
    if (!elements.crowded().isEmpty()) {
      told.add(
          "an element of the page has %1$d attributes or more; only the first %1$d were read"
              .formatted(PageElements.MOST_ATTRIBUTES));
    }
    if (meta.crowdedName() != null) {
      told.add(
          ("the page has more than %1$d meta elements under one name, such as \"%2$s\";"
                  + " only the first %1$d of each name were read")
              .formatted(MetaTags.MOST_OF_ONE_NAME, brief(meta.crowdedName())));
    }
    return told;
  }

  private static String brief(String name) {
    CleanLine line = CleanLine.of(name, LONGEST_NAME);
    return line.isCut() ? line.text() + "…" : line.text();
  }
}
