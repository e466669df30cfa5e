package dev.warta.enrich.entities;

import dev.warta.events.EntityType;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what somebody is, as it is written before the name ({@code Presiden Rusia}) or behind it
 * between commas ({@code , the mayor of Arles,}).
 *
 * <p>A role has one of the language's role words as its head. It reaches to the name, or to the
 * next comma, over no verb and no other person.
 */
final class Roles {

  private static final int MOST_MENTIONS = 8;
  private static final int LONGEST = 16;
  private static final int MOST_BEFORE_HEAD = 5;

  private final List<PartWords> parts;
  private final Cues cues;
  private final List<boolean[]> persons = new ArrayList<>();

  Roles(List<PartWords> parts, List<NameMention> mentions, Cues cues) {
    this.parts = parts;
    this.cues = cues;
    parts.forEach(words -> persons.add(new boolean[words.size()]));
    for (NameMention mention : mentions) {
      if (mention.is(EntityType.person)) {
        for (int token = mention.from(); token < mention.to(); token++) {
          persons.get(mention.part())[token] = true;
        }
      }
    }
  }

  /** The role of a person; null where none is written. */
  String of(JoinedName person) {
    String role = null;
    int looked = 0;
    for (NameMention mention : person.mentions()) {
      if (looked++ == MOST_MENTIONS) {
        break;
      }
      String here = at(mention);
      if (here != null && (role == null || here.length() > role.length() && here.contains(role))) {
        role = here;
      }
    }
    return role;
  }

  /** The role written beside one mention; null where none is. */
  String at(NameMention mention) {
    PartWords words = parts.get(mention.part());
    String before = before(words, mention);
    return before != null ? before : behind(words, mention);
  }

  private String before(PartWords words, NameMention mention) {
    int end = withoutHonorifics(words, mention.from());
    boolean isApart = words.isSign(end - 1, ',');
    end -= isApart ? 1 : 0;
    int least = Math.max(words.sentenceStart(mention.from()), end - LONGEST);
    int head = nearestHead(words, end, least);
    if (head < 0) {
      return null;
    }
    head = governing(words, head, least);
    int behindHead = head + cues.role.lengthAt(words, head);
    if (!reaches(words, behindHead, end, isApart)) {
      return null;
    }
    return text(words, leftmost(words, head, least), cut(words, behindHead, end));
  }

  private int nearestHead(PartWords words, int end, int least) {
    for (int head = end - 1; head >= least && !isBarrier(words, head); head--) {
      int length = cues.role.lengthAt(words, head);
      if (length > 0 && head + length <= end) {
        return head;
      }
    }
    return -1;
  }

  /** The head of a name that has the found one inside it: Ketua Serikat Buruh. */
  private int governing(PartWords words, int head, int least) {
    int farthest = head;
    for (int at = head - 1; at >= least && !cues.isHeadFinal; at--) {
      if (cues.role.lengthAt(words, at) > 0 && !isBarrier(words, at)) {
        farthest = at;
      } else if (isBarrier(words, at)
          || !words.isCapitalised(at) && !cues.connector.has(words.lower(at))) {
        break;
      }
    }
    return farthest;
  }

  private int cut(PartWords words, int from, int end) {
    for (int token = from; token < end; token++) {
      if (cues.cut.has(words.lower(token))) {
        return token;
      }
    }
    return end;
  }

  private int withoutHonorifics(PartWords words, int name) {
    int end = name;
    while (end > 0) {
      int stop = words.isSign(end - 1, '.') ? 1 : 0;
      int length = cues.honorific.lengthBefore(words, end - stop);
      if (length == 0) {
        return end;
      }
      end -= length + stop;
    }
    return end;
  }

  private boolean isBarrier(PartWords words, int token) {
    if (persons.get(words.number())[token]) {
      return true;
    }
    if (!words.isWord(token)) {
      return !words.isSign(token, '-')
          && !words.isSign(token, '&')
          && !words.isSign(token, '/')
          && !words.isSign(token, '.');
    }
    return cues.stop.has(words.lower(token)) && cues.role.lengthAt(words, token) == 0;
  }

  /** Whether a role that has its head's end here goes on up to the name. */
  private boolean reaches(PartWords words, int from, int end, boolean isApart) {
    if (from == end) {
      return true;
    }
    if (isSmall(words, end - 1)) {
      return false;
    }
    return !cues.isHeadFinal
        || cues.connector.has(words.lower(from))
        || cues.at.has(words.lower(from));
  }

  private boolean isSmall(PartWords words, int token) {
    String word = words.lower(token);
    return cues.connector.has(word) || cues.at.has(word) || cues.article.has(word);
  }

  /** Where a role begins whose head is here: at its deputies and attributes. */
  private int leftmost(PartWords words, int head, int least) {
    int from = head;
    int attributes = 0;
    while (from > least) {
      int length = cues.modifier.lengthBefore(words, from);
      length = length > 0 ? length : cues.role.lengthBefore(words, from);
      if (length == 0 && cues.isHeadFinal && attributes < MOST_BEFORE_HEAD) {
        length = isAttribute(words, from - 1) ? 1 : 0;
        attributes++;
      }
      if (length == 0 || from - length < least || persons.get(words.number())[from - length]) {
        break;
      }
      from -= length;
    }
    return from;
  }

  private boolean isAttribute(PartWords words, int token) {
    return words.isWord(token)
        && !isVerbOfNoun(words, token)
        && !persons.get(words.number())[token]
        && !isSmall(words, token)
        && !cues.stop.has(words.lower(token))
        && !cues.speech.has(words.lower(token))
        && !words.lower(token).startsWith("'")
        && !words.lower(token).startsWith("’");
  }

  /** Where nouns have capitals, a small word right behind one is its verb: Die Schule schickte. */
  private boolean isVerbOfNoun(PartWords words, int token) {
    return cues.isNounCapital
        && !words.isCapitalised(token)
        && words.isCapitalised(token - 1)
        && words.sentenceStart(token) < token
        && !words.beginsSentence(token - 1);
  }

  private String behind(PartWords words, NameMention mention) {
    int end = words.sentenceEnd(mention.from());
    int from = behindAge(words, mention.to(), end);
    if (from < 0) {
      return null;
    }
    while (from < end && cues.article.has(words.lower(from))) {
      from++;
    }
    int head = headFrom(words, from, end);
    if (head < 0) {
      return null;
    }
    int to = head;
    while (to < end && to - from < LONGEST && !endsRole(words, to)) {
      if (persons.get(words.number())[to]) {
        return null;
      }
      to++;
    }
    while (to > from && isSmall(words, to - 1)) {
      to--;
    }
    return text(words, from, to);
  }

  /** Behind the comma that follows a name and perhaps an age; -1 where there is none. */
  private static int behindAge(PartWords words, int name, int end) {
    int at = name;
    if (words.isSign(at, '(')) {
      while (at < end && at < name + 5 && !words.isSign(at, ')')) {
        at++;
      }
      at++;
    }
    if (at >= end || !words.isSign(at, ',') && !words.isSign(at, '،')) {
      return -1;
    }
    at++;
    if (at < end && Character.isDigit(words.lower(at).charAt(0))) {
      int comma = at;
      while (comma < end && comma < at + 4 && !words.isSign(comma, ',')) {
        comma++;
      }
      at = words.isSign(comma, ',') ? comma + 1 : at;
    }
    return at < end ? at : -1;
  }

  private int headFrom(PartWords words, int from, int end) {
    int most = from + (cues.isHeadFinal ? MOST_BEFORE_HEAD : 1);
    for (int head = from; head < Math.min(end, most); head++) {
      int length = cues.role.lengthAt(words, head);
      if (length > 0) {
        return head + length;
      }
      int modifier = cues.modifier.lengthAt(words, head);
      if (modifier > 0) {
        most += modifier;
        head += modifier - 1;
      } else if (!words.isWord(head) || isSmall(words, head) || cues.stop.has(words.lower(head))) {
        return -1;
      }
    }
    return -1;
  }

  private boolean endsRole(PartWords words, int token) {
    return words.isWord(token)
        ? cues.stop.has(words.lower(token))
            || cues.speech.has(words.lower(token))
            || cues.cut.has(words.lower(token))
        : !words.isSign(token, '-')
            && !words.isSign(token, '&')
            && !words.isSign(token, '/')
            && !words.isSign(token, '’')
            && !words.isSign(token, '\'');
  }

  private static String text(PartWords words, int from, int to) {
    return from < to ? words.tokens().span(from, to) : null;
  }
}
