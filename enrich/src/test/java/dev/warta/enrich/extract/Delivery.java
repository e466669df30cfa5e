package dev.warta.enrich.extract;

import java.util.List;

/**
 * A text as a desk delivers it and what must be read from it.
 *
 * @param body the paragraphs of the body
 * @param publishedAt the stated time, or null
 */
record Delivery(
    String name,
    String text,
    String title,
    List<String> authors,
    List<String> editors,
    String dateline,
    String agency,
    String publishedAt,
    List<String> body) {

  static Delivery named(String name, String text) {
    return new Delivery(name, text, "", List.of(), List.of(), null, null, null, List.of());
  }

  Delivery title(String value) {
    return new Delivery(name, text, value, authors, editors, dateline, agency, publishedAt, body);
  }

  Delivery by(String... names) {
    return new Delivery(
        name, text, title, List.of(names), editors, dateline, agency, publishedAt, body);
  }

  Delivery editedBy(String... names) {
    return new Delivery(
        name, text, title, authors, List.of(names), dateline, agency, publishedAt, body);
  }

  Delivery from(String place, String medium) {
    return new Delivery(name, text, title, authors, editors, place, medium, publishedAt, body);
  }

  Delivery on(String time) {
    return new Delivery(name, text, title, authors, editors, dateline, agency, time, body);
  }

  Delivery body(String... paragraphs) {
    return new Delivery(
        name, text, title, authors, editors, dateline, agency, publishedAt, List.of(paragraphs));
  }

  @Override
  public String toString() {
    return name;
  }
}
