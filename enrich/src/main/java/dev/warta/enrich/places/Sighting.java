package dev.warta.enrich.places;

import dev.warta.enrich.text.Tokens;

/**
 * A name that may be a place's, with what stands around it in the text.
 *
 * @param tokens the text
 * @param namesakes the places of that name
 * @param start first character of the name
 * @param end behind its last character
 * @param container country or division whose name stands right behind it; null where none does
 * @param context what the words around it say
 * @param isArea whether the name has the name of a town and means the area around it: Kabupaten
 *     Bogor
 */
record Sighting(
    Tokens tokens,
    Namesakes namesakes,
    int start,
    int end,
    String container,
    Context context,
    boolean isArea) {

  /** What the words around a name say of it. */
  enum Context {
    /** A place is meant: a preposition or a kind of place stands before the name. */
    PLACE,
    /** Nothing. */
    OPEN,
    /** It begins a sentence, where every word has a capital. */
    FIRST,
    /** It may be another name's part, in a headline that writes all words with capitals. */
    HEADLINE,
    /** It is the first part of a longer name: Jakarta Post. */
    BEGINS_NAME,
    /** It is a later part of a longer name: Jack London. */
    ENDS_NAME
  }

  String name() {
    return tokens.text().substring(start, end);
  }

  boolean isPartOfName() {
    return context == Context.BEGINS_NAME || context == Context.ENDS_NAME;
  }

  boolean saysPlace() {
    return context == Context.PLACE;
  }

  /** The same where the text is known to mean a place. */
  Sighting inPlace() {
    return new Sighting(tokens, namesakes, start, end, container, Context.PLACE, isArea);
  }

  /** Whether the name's script has capitals. */
  boolean hasCapital() {
    int letter = tokens.text().codePointAt(start);
    return Character.isUpperCase(letter) || Character.isLowerCase(letter);
  }
}
