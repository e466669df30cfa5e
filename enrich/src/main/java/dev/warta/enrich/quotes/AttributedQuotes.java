package dev.warta.enrich.quotes;

import dev.warta.enrich.text.Tokens;
import dev.warta.events.Entity;
import dev.warta.events.Quote;
import java.util.ArrayList;
import java.util.List;

/**
 * The quotes of one body that are tied to a speaker, frame by frame.
 *
 * <p>A whole sentence in quotes with nothing around it belongs to the speaker of the quote before
 * it, or to the person whom the sentence before it speaks of.
 */
final class AttributedQuotes {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_CUE = 120;

  private static final int FEWEST_WORDS_ALONE = 4;

  /** How many frames before a quote without attribution its speaker may stand. */
  private static final int REACH_ALONE = 3;

  private final Tokens tokens;
  private final List<QuotedSpan> spans;
  private final SpeechWords words;
  private final Attributions attributions;
  private final Speakers speakers;
  private final List<Frame> frames;
  private final List<Quote> quotes = new ArrayList<>();

  /** The last tie, and the frame it stands in. */
  private Attribution last;

  private Speaker lastSpeaker;
  private int lastFrame = -1;

  private AttributedQuotes(
      List<QuotedSpan> spans, SpeechWords words, List<Entity> entities, SpeechPack pack) {
    this.tokens = words.tokens();
    this.spans = spans;
    this.words = words;
    SpeakerNames names = SpeakerNames.of(words, entities, pack);
    Subjects subjects = new Subjects(words, names, pack);
    this.attributions = new Attributions(words, subjects, pack, spans);
    this.speakers = new Speakers(words, names, subjects, pack);
    this.frames = Frames.of(words, spans);
  }

  /**
   * The quotes among the spans.
   *
   * @param words the words of the body as if it had no quotes
   */
  static List<Quote> of(
      List<QuotedSpan> spans, SpeechWords words, List<Entity> entities, SpeechPack pack) {
    return spans.isEmpty()
        ? List.of()
        : new AttributedQuotes(spans, words.outside(spans), entities, pack).quotes();
  }

  private List<Quote> quotes() {
    for (int i = 0; i < frames.size() && quotes.size() <= FindQuotes.MOST; i++) {
      Frame frame = frames.get(i);
      boolean isAlone = !frame.quotes().isEmpty() && !frame.hasWordsOutside(words);
      Speaker speaker = isAlone ? alone(frame, i) : tied(frame, i);
      speakers.remember(frame, i, speaker);
    }
    return quotes;
  }

  /** Quotes with words around them; tells who speaks, null where nobody does. */
  private Speaker tied(Frame frame, int number) {
    Attribution before = null;
    Speaker speaker = null;
    for (int quote = 0; quote < frame.quotes().size(); quote++) {
      Attribution tie = attributions.of(frame, quote, before);
      if (tie != null) {
        speaker =
            "continued".equals(tie.method()) && speaker != null
                ? speaker
                : speakers.of(tie, frame, number);
        add(spans.get(frame.first() + quote), tie, speaker);
        keep(tie, speaker, number);
      }
      before = tie == null ? before : tie;
    }
    return speaker;
  }

  /** Quotes that are a sentence of their own. */
  private Speaker alone(Frame frame, int number) {
    boolean goesOn = last != null && lastFrame == number - 1;
    Speaker speaker = goesOn ? lastSpeaker : speakers.last(number, REACH_ALONE);
    boolean isContinued = goesOn && !frame.beginsParagraph();
    if (speaker == null || !isContinued && !areWhole(frame)) {
      return null;
    }
    Attribution tie =
        isContinued
            ? last.as("continued", 0.85)
            : new Attribution("context", 0.5, Subject.NONE, -1, -1, -1);
    for (int quote = 0; quote < frame.quotes().size(); quote++) {
      add(spans.get(frame.first() + quote), tie, speaker);
    }
    keep(tie, speaker, number);
    return speaker;
  }

  private boolean areWhole(Frame frame) {
    QuotedSpan span = spans.get(frame.first());
    int length = 0;
    for (int token = frame.from(); token < frame.to(); token++) {
      length += words.isWord(token) ? 1 : 0;
    }
    return span.beginsSentence()
        && (span.endsSentence() || span.isJoined())
        && length >= FEWEST_WORDS_ALONE;
  }

  private void keep(Attribution tie, Speaker speaker, int number) {
    last = tie;
    lastSpeaker = speaker;
    lastFrame = number;
  }

  private void add(QuotedSpan span, Attribution tie, Speaker found) {
    Speaker speaker = isEndless(found.name()) || isEndless(found.role()) ? Speaker.UNKNOWN : found;
    quotes.add(
        Quote.newBuilder()
            .setText(span.text())
            .setStart(span.start())
            .setEnd(span.end())
            .setSpeaker(speaker.name())
            .setRole(speaker.role())
            .setEntity(speaker.entity())
            .setVerb(tie.verb() < 0 ? null : tokens.span(tie.verb(), words.endOf(tie.verb())))
            .setCue(cue(tie))
            .setMethod(tie.method())
            .setConfidence(speaker.name() == null ? tie.confidence() / 2 : tie.confidence())
            .build());
  }

  /** Hundreds of quotes would repeat a "name" of many kilobytes. */
  private static boolean isEndless(String name) {
    return name != null && name.length() > LONGEST_NAME;
  }

  private String cue(Attribution tie) {
    if (tie.from() < 0) {
      return null;
    }
    String cue = tokens.span(tie.from(), tie.to());
    boolean isWhole = cue.length() <= LONGEST_CUE;
    if (!isWhole && tie.verb() >= 0) {
      return tokens.span(tie.verb(), words.endOf(tie.verb()));
    }
    return isWhole ? cue : null;
  }
}
