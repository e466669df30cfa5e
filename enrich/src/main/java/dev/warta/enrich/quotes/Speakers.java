package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.Speaker.Gender;
import dev.warta.enrich.quotes.Subject.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Resolves who speaks: a name to its person, a pronoun or a role to somebody named earlier.
 *
 * <p>Frames are to be told in their order. Looks back over the last {@link #MEMORY} people spoken
 * of.
 */
final class Speakers {

  private static final int MEMORY = 24;

  /** How many frames back a pronoun may reach. */
  private static final int REACH = 14;

  /** How many frames back a description without a known role may mean the last person. */
  private static final int REACH_OF_DESCRIPTION = 5;

  /**
   * Somebody the text spoke of.
   *
   * @param spoke whether a verb of speech stood there
   */
  private record Known(int frame, Speaker speaker, boolean spoke) {}

  private final SpeechWords words;
  private final SpeakerNames names;
  private final Subjects subjects;
  private final Cast cast;
  private final RoleReader roles;
  private final SpeechPack pack;
  private final List<Known> known = new ArrayList<>();

  Speakers(SpeechWords words, SpeakerNames names, Subjects subjects, SpeechPack pack) {
    this.words = words;
    this.names = names;
    this.subjects = subjects;
    this.cast = new Cast(words, names, pack);
    this.roles = new RoleReader(words, names);
    this.pack = pack;
  }

  /** Who speaks by an attribution in a frame. */
  Speaker of(Attribution attribution, Frame frame, int frameNumber) {
    Subject subject = attribution.subject();
    return switch (subject.kind()) {
      case NAME -> cast.of(subject.spot());
      case PRONOUN -> byPronoun(attribution, frame, frameNumber);
      case ROLE -> byRole(subject, frameNumber);
      case UNNAMED -> unnamed(subject);
      default -> Speaker.UNKNOWN;
    };
  }

  /** Who spoke last, or else whom the text spoke of last; null where there is nobody near. */
  Speaker last(int frameNumber, int reach) {
    Speaker mentioned = null;
    for (int i = known.size() - 1; i >= 0 && frameNumber - known.get(i).frame() <= reach; i--) {
      if (known.get(i).spoke()) {
        return known.get(i).speaker();
      }
      mentioned = mentioned == null ? known.get(i).speaker() : mentioned;
    }
    return mentioned;
  }

  private Speaker lastNamed(int frameNumber) {
    for (int i = known.size() - 1; i >= 0; i--) {
      Known last = known.get(i);
      if (last.speaker().name() != null) {
        return frameNumber - last.frame() <= REACH_OF_DESCRIPTION ? last.speaker() : null;
      }
    }
    return null;
  }

  /** Remembers who was spoken of in a frame: its speaker, or its subject where nobody spoke. */
  void remember(Frame frame, int frameNumber, Speaker speaker) {
    if (speaker != null && speaker != Speaker.UNKNOWN) {
      keep(frameNumber, speaker, true);
    } else if (speaker == null) {
      rememberOthers(frame, frameNumber);
      Subject subject =
          subjects.firstIn(frame.from(), Math.min(frame.to(), frame.from() + Subjects.FARTHEST));
      switch (subject.kind()) {
        case NAME -> keep(frameNumber, cast.of(subject.spot()), speaks(frame));
        case UNNAMED, ROLE -> rememberDescribed(subject, frameNumber, frame);
        case NONE -> rememberHead(frame, frameNumber);
        default -> {
          // a pronoun tells nobody new
        }
      }
    }
  }

  /** For Ana Gil, a driver, it means two hours more: she is who the next frames speak of. */
  private void rememberHead(Frame frame, int frameNumber) {
    for (int token = frame.from(); token < Math.min(frame.to(), frame.from() + 3); token++) {
      Spot spot = words.quoteOf(token) == 0 ? names.at(token) : null;
      if (spot != null && spot.kind() == Spot.Kind.PERSON) {
        keep(frameNumber, cast.of(spot), false);
        return;
      }
    }
  }

  /** Whoever else is named in the frame, for pronouns that do not fit its subject. */
  private void rememberOthers(Frame frame, int frameNumber) {
    for (int token = frame.from();
        token < Math.min(frame.to(), frame.from() + Subjects.FARTHEST);
        token++) {
      Spot spot = words.quoteOf(token) == 0 ? names.at(token) : null;
      boolean begins =
          spot != null && spot.from() == token && !spot.isOrganisation() && !spot.isPlace();
      if (begins && cast.of(spot).gender() != null) {
        keep(frameNumber, cast.of(spot), false);
      }
    }
  }

  private void rememberDescribed(Subject subject, int frameNumber, Frame frame) {
    if (subject.from() == frame.from()) {
      Speaker speaker =
          subject.kind() == Kind.ROLE ? byRole(subject, frameNumber) : unnamed(subject);
      keep(frameNumber, speaker, speaks(frame));
    } else {
      rememberHead(frame, frameNumber);
    }
  }

  private boolean speaks(Frame frame) {
    for (int token = frame.from(); token < frame.to(); token++) {
      if (words.is(token, Cue.VERB, Cue.SOURCE)) {
        return true;
      }
    }
    return false;
  }

  private void keep(int frameNumber, Speaker speaker, boolean spoke) {
    known.add(new Known(frameNumber, speaker, spoke));
    if (known.size() > MEMORY) {
      known.remove(0);
    }
  }

  private Speaker byPronoun(Attribution attribution, Frame frame, int frameNumber) {
    Subject subject = attribution.subject();
    Gender gender = genderOf(subject);
    int pronoun = subject.from() >= 0 ? subject.from() : attribution.verb();
    int nearest = Math.max(frame.from(), pronoun - Subjects.FARTHEST);
    Subject near = pronoun > frame.from() ? subjects.firstIn(nearest, pronoun) : Subject.NONE;
    if (near.kind() == Kind.NAME
        && cast.of(near.spot()).fits(gender)
        && !near.spot().isOrganisation()) {
      return cast.of(near.spot());
    }
    for (int i = known.size() - 1; i >= 0; i--) {
      Known person = known.get(i);
      if (frameNumber - person.frame() <= REACH && person.speaker().fits(gender)) {
        return person.speaker();
      }
    }
    return Speaker.UNKNOWN;
  }

  private Gender genderOf(Subject subject) {
    if (subject.from() < 0) {
      return null;
    }
    if (words.is(subject.from(), Cue.HE)) {
      return Gender.HE;
    }
    return words.is(subject.from(), Cue.SHE) ? Gender.SHE : null;
  }

  private Speaker byRole(Subject subject, int frameNumber) {
    String noun = headNoun(subject);
    for (int i = known.size() - 1; i >= 0 && noun != null; i--) {
      Speaker speaker = known.get(i).speaker();
      boolean hasTitle = speaker.name() != null && cast.hasTitle(speaker.name(), noun);
      if (hasTitle || speaker.role() != null && isHead(noun, pack.small(speaker.role()))) {
        return speaker;
      }
    }
    int longest = noun == null ? 2 : words.is(subject.to(), Cue.DEMONSTRATIVE) ? 8 : 3;
    boolean isAlone =
        pointsBack(subject)
            && subject.to() - subject.from() <= longest
            && !words.is(subject.from(), Cue.DOCUMENT);
    Speaker last = isAlone ? lastNamed(frameNumber) : null;
    boolean mayBe =
        last != null
            && last.fits(genderOf(noun))
            && (noun == null || isGeneric(noun) || last.role() == null && !isOffice(noun));
    return mayBe ? last : unnamed(subject);
  }

  /** Whether a role is that of the noun: not the lawyer of the accused for the accused. */
  private boolean isHead(String noun, String role) {
    int at = role.indexOf(noun);
    if (at < 0
        || at + noun.length() < role.length()
            && Character.isLetter(role.charAt(at + noun.length()))) {
      return false;
    }
    String before = role.substring(0, at).strip();
    return before.isEmpty()
        || !pack.words(Cue.PERSON).contains(before)
            && !pack.words(Cue.PERSON).contains(before.substring(before.lastIndexOf(' ') + 1))
            && !pack.words(Cue.PERSON).contains(before.split(" ", 2)[0]);
  }

  /** An article or a demonstrative says that somebody was spoken of before. */
  private boolean pointsBack(Subject subject) {
    for (int token = subject.from(); token <= subject.to(); token++) {
      if (words.is(token, Cue.ARTICLE, Cue.DEMONSTRATIVE)) {
        return true;
      }
    }
    return false;
  }

  /** A spokesman is nobody else than the spokesman who was named. */
  private boolean isOffice(String noun) {
    return pack.words(Cue.OFFICE).contains(noun);
  }

  private Gender genderOf(String noun) {
    if (noun == null) {
      return null;
    }
    if (pack.words(Cue.SIR).contains(noun)) {
      return Gender.HE;
    }
    return pack.words(Cue.MADAM).contains(noun) ? Gender.SHE : null;
  }

  private boolean isGeneric(String noun) {
    return pack.words(Cue.GENERIC).contains(noun);
  }

  private String headNoun(Subject subject) {
    for (int token = subject.from(); token < subject.to(); token++) {
      if (words.is(token, Cue.PERSON)) {
        return pack.small(words.tokens().span(token, Math.min(words.endOf(token), words.size())));
      }
    }
    return null;
  }

  private Speaker unnamed(Subject subject) {
    boolean isDocument = headNoun(subject) == null && hasDocument(subject);
    String role = isDocument ? null : roles.text(subject.from(), subject.to());
    return new Speaker(null, role, null, null);
  }

  private boolean hasDocument(Subject subject) {
    for (int token = subject.from(); token < subject.to(); token++) {
      if (words.is(token, Cue.DOCUMENT)) {
        return true;
      }
    }
    return false;
  }
}
