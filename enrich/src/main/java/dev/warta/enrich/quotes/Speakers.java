package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.Speaker.Gender;
import dev.warta.enrich.quotes.Subject.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Resolves who speaks: a name to its person, a pronoun or a role to somebody named earlier.
 *
 * <p>Frames are to be told in their order. Looks back over the last {@link #MEMORY} people spoken of.
 */
final class Speakers {

  private static final int MEMORY = 12;

  /** How many frames back a pronoun may reach. */
  private static final int REACH = 14;

  /** How many frames back a description without a known role may mean the last person. */
  private static final int REACH_OF_DESCRIPTION = 5;

  private record Known(int frame, Speaker speaker) {}

  private final SpeechWords words;
  private final Subjects subjects;
  private final Cast cast;
  private final RoleReader roles;
  private final SpeechPack pack;
  private final List<Known> known = new ArrayList<>();

  Speakers(SpeechWords words, SpeakerNames names, Subjects subjects, SpeechPack pack) {
    this.words = words;
    this.subjects = subjects;
    this.cast = new Cast(words, names);
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

  /** The person spoken of last; null where there is none near. */
  Speaker last(int frameNumber, int reach) {
    Known last = known.isEmpty() ? null : known.get(known.size() - 1);
    return last != null && frameNumber - last.frame() <= reach ? last.speaker() : null;
  }

  /** Remembers who was spoken of in a frame: its speaker, or its subject where nobody spoke. */
  void remember(Frame frame, int frameNumber, Speaker speaker) {
    if (speaker != null && speaker != Speaker.UNKNOWN) {
      keep(frameNumber, speaker);
    } else if (speaker == null) {
      Subject subject = subjects.firstIn(frame.from(), Math.min(frame.to(), frame.from() + Subjects.FARTHEST));
      switch (subject.kind()) {
        case NAME -> keep(frameNumber, cast.of(subject.spot()));
        case UNNAMED, ROLE -> rememberDescribed(subject, frameNumber, frame);
        default -> {}
      }
    }
  }

  private void rememberDescribed(Subject subject, int frameNumber, Frame frame) {
    boolean isSubject = subject.from() - frame.from() <= 3;
    if (isSubject) {
      Speaker speaker = subject.kind() == Kind.ROLE ? byRole(subject, frameNumber) : unnamed(subject);
      keep(frameNumber, speaker);
    }
  }

  private void keep(int frameNumber, Speaker speaker) {
    known.add(new Known(frameNumber, speaker));
    if (known.size() > MEMORY) {
      known.remove(0);
    }
  }

  private Speaker byPronoun(Attribution attribution, Frame frame, int frameNumber) {
    Subject subject = attribution.subject();
    Gender gender = genderOf(subject);
    int pronoun = subject.from() >= 0 ? subject.from() : attribution.verb();
    Subject near = pronoun > frame.from() ? subjects.firstIn(frame.from(), pronoun) : Subject.NONE;
    if (near.kind() == Kind.NAME && cast.of(near.spot()).fits(gender) && !near.spot().isOrganisation()) {
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
      String role = known.get(i).speaker().role();
      if (role != null && pack.small(role).contains(noun)) {
        return known.get(i).speaker();
      }
    }
    boolean isAlone = pointsBack(subject) && subject.to() - subject.from() <= 4 && !words.is(subject.from(), Cue.DOCUMENT);
    Speaker last = isAlone ? last(frameNumber, REACH_OF_DESCRIPTION) : null;
    boolean mayBe = last != null && last.name() != null && (last.role() == null || noun == null || !isOffice(noun));
    return mayBe ? last : unnamed(subject);
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
