package dev.warta.enrich.quotes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article of our own with its quotes marked; {@code README.md} beside the texts tells how.
 *
 * @param name language and name
 * @param language its tag
 * @param body its text without the marks of annotation
 * @param quotes what is to be found
 */
record AnnotatedSpeech(String name, String language, String body, List<Said> quotes) {

  private static final Pattern QUOTE = Pattern.compile("⟪([^⟪⟫]*)⟫(.*?)⟪⟫", Pattern.DOTALL);

  private static final Pattern MARK_OF_ANNOTATION = Pattern.compile("⟪[^⟪⟫]*⟫");

  /**
   * What somebody says.
   *
   * @param speaker null for somebody unnamed
   */
  record Said(String text, String speaker, String role) {}

  /** The articles of a language. */
  static List<AnnotatedSpeech> in(String language) {
    List<AnnotatedSpeech> articles = new ArrayList<>();
    for (String article : read(language + ".txt").split("(?m)^=== ")) {
      int end = article.indexOf('\n');
      if (end > 0) {
        articles.add(
            parse(language, article.substring(0, end), article.substring(end + 1).strip()));
      }
    }
    return articles;
  }

  private static AnnotatedSpeech parse(String language, String name, String marked) {
    List<Said> quotes = new ArrayList<>();
    Matcher quote = QUOTE.matcher(marked);
    while (quote.find()) {
      String[] speaker = quote.group(1).split("\\|", -1);
      quotes.add(
          new Said(
              MARK_OF_ANNOTATION.matcher(quote.group(2).replace("⟪+⟫", "")).replaceAll(""),
              speaker[0].isEmpty() ? null : speaker[0],
              speaker.length > 1 ? speaker[1] : null));
    }
    String body = MARK_OF_ANNOTATION.matcher(marked).replaceAll("");
    return new AnnotatedSpeech(language + " " + name, language, body, quotes);
  }

  private static String read(String file) {
    try (InputStream in = AnnotatedSpeech.class.getResourceAsStream("speech/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** A text for comparison: words alone. */
  static String key(String text) {
    return text == null
        ? ""
        : text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT);
  }
}
