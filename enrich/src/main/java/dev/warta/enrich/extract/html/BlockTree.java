package dev.warta.enrich.extract.html;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Copies a page into blocks, without what never holds text.
 *
 * <p>Many elements of a page have the same names; what they say is worked out once for all of them.
 */
final class BlockTree {

  private static final List<String> NAMING =
      List.of("class", "id", "role", "itemprop", "data-component");

  private final Map<String, Label> labels = new HashMap<>();
  private int position;

  private BlockTree() {}

  /** The blocks of a page, measured. */
  static Block of(Element body) {
    Block root = new BlockTree().copy(body, null);
    root.measure();
    return root;
  }

  private Block copy(Element element, Block parent) {
    Attributes attributes = element.attributesSize() == 0 ? null : element.attributes();
    Block block = new Block(element, attributes, labelOf(attributes), parent, position++);
    for (int i = 0; i < element.childNodeSize(); i++) {
      Node node = element.childNode(i);
      if (node instanceof TextNode words) {
        block.add(words.getWholeText());
      } else if (node instanceof Element child
          && !BlockTags.WITHOUT_TEXT.contains(child.normalName())) {
        block.content.add(copy(child, block));
      }
    }
    return block;
  }

  private Label labelOf(Attributes attributes) {
    String names = attributes == null ? "" : namesOf(attributes);
    return names.isEmpty() ? Label.NONE : labels.computeIfAbsent(names, Label::of);
  }

  /** Class, id, role and the like. */
  private static String namesOf(Attributes attributes) {
    String names = "";
    for (String attribute : NAMING) {
      String name = attributes.get(attribute);
      names = name.isEmpty() ? names : names.isEmpty() ? name : names + " " + name;
    }
    return names;
  }
}
