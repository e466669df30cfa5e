package dev.warta.cli;

/**
 * How text is set off on a terminal.
 *
 * @param isColoured false where the text stays as it is
 */
record Style(boolean isColoured) {

  /** What {@code --color} may say. */
  enum Colour {
    auto,
    always,
    never
  }

  /**
   * The style of the results.
   *
   * @param noColour what the environment has as {@code NO_COLOR}; null where it has none
   */
  static Style of(Colour colour, Console console, String noColour) {
    boolean isWished = console.isOutTerminal() && (noColour == null || noColour.isEmpty());
    return new Style(colour == Colour.always || colour == Colour.auto && isWished);
  }

  String strong(String text) {
    return set("1", text);
  }

  String faint(String text) {
    return set("2", text);
  }

  String heading(String text) {
    return set("36", text);
  }

  String warning(String text) {
    return set("33", text);
  }

  String marked(Mark mark, String text) {
    return set(mark.code, text);
  }

  private String set(String code, String text) {
    return isColoured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
