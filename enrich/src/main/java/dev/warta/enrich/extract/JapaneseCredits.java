package dev.warta.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what is peculiar to Japanese credits: roles tied to names by a dot or an equals sign, and
 * media, desks and jobs glued to names.
 *
 * <p>{@code 文・A（B新聞）、編集・C}, {@code 取材・文＝A}, {@code （ロンドン支局 A記者）}.
 */
final class JapaneseCredits {

  private static final Pattern BETWEEN_BRACKETS = Pattern.compile("\\) ?\\(");
  private static final Pattern BETWEEN_NAMES =
      Pattern.compile("(?<=\\p{IsHan})[・･と](?=\\p{IsHan})|[，、]");

  private final LanguageCues cues;
  private final Pattern label;

  JapaneseCredits(LanguageCues cues) {
    this.cues = cues;
    String role =
        Stream.of("author", "editor", "other")
            .flatMap(section -> cues.section(section).stream())
            .filter(phrase -> phrase.endsWith(":"))
            .map(phrase -> phrase.substring(0, phrase.length() - 1))
            .filter(phrase -> phrase.chars().allMatch(JapaneseCredits::isSpaceless))
            .sorted((one, other) -> other.length() - one.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")"));
    label =
        Pattern.compile(
            "(?:^|(?<=[ 、，,;/・･)]))("
                + role
                + "(?:[・･/&と]"
                + role
                + "){0,2})(?:とも|も)?(?: ?[=・･:/] ?| (?=\\S{2,12}$))");
  }

  /** The line with each role as a label with a colon: 文・A、編集・B becomes 文:A、編集:B. */
  String labelled(String line) {
    boolean japanese = !line.isEmpty() && isSpaceless(line.charAt(0));
    if (!japanese || line.indexOf('。') >= 0) {
      return line;
    }
    Matcher roles = label.matcher(BETWEEN_BRACKETS.matcher(line).replaceAll("、"));
    return roles.replaceAll(
        found -> Matcher.quoteReplacement(found.group(1).replaceAll("[・･&と]", "/") + ":"));
  }

  /** The list with a comma wherever one name ends and the next begins. */
  static String separated(String list) {
    return BETWEEN_NAMES.matcher(list).replaceAll(",");
  }

  /** A person without medium, desk and job; nothing where only these are there. */
  String person(String text) {
    if (text.isEmpty() || !isSpaceless(text.charAt(0))) {
      return text;
    }
    List<String> words = new ArrayList<>();
    for (String word : text.split("[ =]")) {
      if (!isMedium(word) && !endsWith(cues.desk, word) && !cues.job.contains(word)) {
        words.add(withoutJob(word));
      }
    }
    return String.join(" ", words);
  }

  private String withoutJob(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (isSpaceless(word.charAt(i)) && cues.job.endAt(word, i) == word.length()) {
        return word.substring(0, i);
      }
    }
    return word;
  }

  /** Whether a word without spaces ends as media are called: 港新聞. */
  boolean isMedium(String word) {
    return endsWith(cues.medium, word);
  }

  private static boolean endsWith(Phrases phrases, String word) {
    if (word.length() > 40 || word.indexOf(' ') >= 0) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (isSpaceless(word.charAt(i)) && phrases.endAt(word, i) == word.length()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the character is written without spaces between words: kanji and kana. */
  static boolean isSpaceless(int c) {
    return Character.isIdeographic(c) || (c >= 0x3040 && c <= 0x30FF);
  }
}
