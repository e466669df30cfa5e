package dev.warta.enrich.dates;

/**
 * Tells whether a sentence speaks of what was or of what comes, at the place of a date.
 *
 * <p>A word right before the date decides (until, since); else the nearest cue before it in the
 * clause; else the first cue behind it.
 */
enum Tense {
  PAST,
  FUTURE,
  UNKNOWN,
  /** Right behind "since". */
  SURELY_PAST,
  /** Right behind "until". */
  SURELY_FUTURE;

  private static final int BACK = 24;
  private static final int AHEAD = 12;
  private static final int MAX_LETTERS = 240;

  /**
   * The tense at a date.
   *
   * @param first its first lexeme
   * @param behind behind its last one
   */
  static Tense at(Line line, int first, int behind) {
    Tense direct = direct(line, first);
    if (direct != UNKNOWN) {
      return direct;
    }
    int start = line.get(first).start();
    for (int i = first - 1; i >= Math.max(0, first - BACK); i--) {
      Tense cue = of(line.get(i));
      int end = line.get(i).end();
      if (start - end > MAX_LETTERS || line.text().substring(end, start).indexOf(';') >= 0) {
        break;
      }
      if (cue != UNKNOWN) {
        return cue;
      }
    }
    for (int i = behind; i < Math.min(line.size(), behind + AHEAD); i++) {
      Tense cue = of(line.get(i));
      if (cue != UNKNOWN) {
        return cue;
      }
    }
    return UNKNOWN;
  }

  private static Tense direct(Line line, int first) {
    int at = first - 1;
    if (at < 0 || line.gapBefore(first) != Gap.SPACE) {
      return UNKNOWN;
    }
    Lexeme before = line.get(at);
    if (!before.is(Role.UNTIL) && !before.is(Role.SINCE) && at > 0 && before.is(Role.PREPOSITION)) {
      before = line.get(at - 1);
    }
    if (before.is(Role.UNTIL)) {
      return SURELY_FUTURE;
    }
    return before.is(Role.SINCE) ? SURELY_PAST : UNKNOWN;
  }

  private static Tense of(Lexeme lexeme) {
    if (lexeme.is(Role.FUTURE)) {
      return FUTURE;
    }
    return lexeme.is(Role.PAST) ? PAST : UNKNOWN;
  }

  boolean isFuture() {
    return this == FUTURE || this == SURELY_FUTURE;
  }
}
