package dev.warta.enrich.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the people out of a line of credits, such as {@code Reporting by A and B; editing by C} or
 * {@code Penulis: A | Editor: B}.
 */
final class Credits {

  /** Longer lines are prose. */
  static final int MAX_LENGTH = 300;

  private final LanguageCues cues;
  private final Names names;
  private final JapaneseCredits japanese;

  Credits(LanguageCues cues, Names names) {
    this.cues = cues;
    this.names = names;
    this.japanese = new JapaneseCredits(cues);
  }

  /** Who is named in a line, and as what. */
  record People(List<String> authors, List<String> editors) {
    boolean isEmpty() {
      return authors.isEmpty() && editors.isEmpty();
    }
  }

  /** The people of a line of labelled credits; null where the line is none. */
  People labelled(String line) {
    if (line.length() > 2 * MAX_LENGTH) {
      return null;
    }
    String text = japanese.labelled(unwrapped(line));
    Label label = text.length() > MAX_LENGTH ? null : firstLabel(text);
    if (label == null) {
      return null;
    }
    List<String> authors = new ArrayList<>();
    List<String> editors = new ArrayList<>();
    while (label != null) {
      Label next = nextLabel(text, label.end);
      String people = text.substring(label.end, next == null ? text.length() : next.start);
      List<String> named = namedIn(people, label);
      if (named == null) {
        return null;
      }
      if (label.role == Role.AUTHOR) {
        authors.addAll(named);
      } else if (label.role == Role.EDITOR) {
        editors.addAll(named);
      } else if (label.role == Role.BOTH) {
        authors.addAll(named);
        editors.addAll(named);
      }
      label = next;
    }
    return new People(authors, editors);
  }

  /** The authors of a line that opens with a byline word; null where the line is none. */
  List<String> byline(String line) {
    if (line.length() > 2 * MAX_LENGTH) {
      return null;
    }
    String text = unwrapped(line);
    int end = cues.byline.endAt(text, 0);
    boolean separated =
        end > 0
            && end < text.length()
            && (text.charAt(end) == ' '
                || text.charAt(end - 1) == ':'
                || Plain.isUncased(text.charAt(end)));
    if (text.length() > MAX_LENGTH || !separated) {
      return null;
    }
    String people = text.substring(end).strip();
    if (Plain.endsSentence(people) && people.split(" ").length > 5) {
      return null;
    }
    boolean colon = text.charAt(end - 1) == ':';
    return isLongUncased(people) && !colon ? null : names.listed(people);
  }

  private enum Role {
    AUTHOR,
    EDITOR,
    BOTH,
    OTHER
  }

  private record Label(int start, int end, Role role, boolean colon) {}

  private List<String> namedIn(String people, Label label) {
    String text = people.strip();
    if (label.role == Role.OTHER && label.colon) {
      return List.of();
    }
    String word = Plain.trimmed(text, "", ".,;)");
    if (text.indexOf(' ') < 0 && isInitials(word)) {
      return List.of(word);
    }
    return isLongUncased(text) && !label.colon ? null : names.listed(text);
  }

  /** Without capitals, too many words to be a list of names that no colon announces. */
  private static boolean isLongUncased(String text) {
    boolean uncased = !text.isEmpty() && Plain.isUncased(text.codePointAt(0));
    return uncased && text.split(" ").length > 6;
  }

  /** Whether the text is what desks sign with: {@code hdr}, {@code ab}. */
  static boolean isInitials(String text) {
    return text.length() >= 2
        && text.length() <= 6
        && text.codePoints().allMatch(Character::isLowerCase);
  }

  /**
   * The label at the start; a byline word counts as one if a label follows: "By A; editing by B".
   */
  private Label firstLabel(String text) {
    Label label = labelAt(text, 0);
    int byline = label == null ? cues.byline.endAt(text, 0) : -1;
    boolean followed = byline > 0 && nextLabel(text, byline) != null;
    return followed ? new Label(0, byline, Role.AUTHOR, false) : label;
  }

  private Label nextLabel(String text, int from) {
    for (int i = from + 1; i < text.length(); i++) {
      boolean wordStart = !Character.isLetterOrDigit(text.charAt(i - 1));
      if (wordStart && Character.isLetter(text.charAt(i))) {
        Label label = labelAt(text, i);
        if (label != null) {
          return label;
        }
      }
    }
    return null;
  }

  private Label labelAt(String text, int start) {
    int author = cues.author.endAt(text, start);
    int editor = cues.editor.endAt(text, start);
    int other = cues.other.endAt(text, start);
    int end = Math.max(author, Math.max(editor, other));
    if (end < 0 || (end == text.length() && start > 0)) {
      return combinedAt(text, start);
    }
    Role role = end == author ? Role.AUTHOR : end == editor ? Role.EDITOR : Role.OTHER;
    return new Label(start, end, role, text.charAt(end - 1) == ':');
  }

  /** A label that names two roles at once: "Text und Foto:", "Penulis/Editor:". */
  private Label combinedAt(String text, int start) {
    int colon = text.indexOf(':', start);
    if (colon < 0 || colon - start > 40) {
      return null;
    }
    boolean author = false;
    boolean editor = false;
    String[] parts = text.substring(start, colon).strip().split(" ?[/&+,] ?| ");
    if (parts.length < 2 || parts.length > 3) {
      return null;
    }
    for (String part : parts) {
      String label = part + ":";
      boolean isAuthor = cues.author.contains(label);
      boolean isEditor = cues.editor.contains(label);
      if (!isAuthor && !isEditor && !cues.other.contains(label) && !cues.joiner.contains(part)) {
        return null;
      }
      author |= isAuthor;
      editor |= isEditor;
    }
    if (!author && !editor) {
      return null;
    }
    return new Label(
        start, colon + 1, author && editor ? Role.BOTH : author ? Role.AUTHOR : Role.EDITOR, true);
  }

  /** A line without the brackets, dashes and stars that frame it. */
  static String unwrapped(String line) {
    String text = Plain.trimmed(Plain.of(line), "-–—*_•> ", "*_").strip();
    boolean round = text.startsWith("(") && text.endsWith(")");
    boolean square = text.startsWith("[") && text.endsWith("]");
    boolean corner = text.startsWith("【") && text.endsWith("】");
    return round || square || corner ? text.substring(1, text.length() - 1).strip() : text;
  }
}
