package dev.warta.enrich.quotes;

import dev.warta.enrich.text.Tokens;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Mention;
import dev.warta.events.TextPart;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where names stand in the body, and the fullest form of each.
 *
 * <p>The article's entities come first; runs of capitalised words stand in where an entity is
 * missing. A surname alone is the person whose fuller name the article has.
 */
final class SpeakerNames {

  /** Words of names among which the one is looked for that a word is a case of. */
  private static final int MOST_INFLECTED = 1_000;

  private static final int SHORTEST_STEM = 4;

  private static final int LONGEST_NAME = 6;

  private final SpeechWords words;
  private final List<Entity> entities;
  private final SpeechPack pack;
  private final BareNames bare;
  private final boolean inflects;
  private final boolean nounsHaveCapitals;
  private final Spot[] spots;

  /** The fuller name that a single word belongs to. */
  private final Map<String, Spot> fuller = new HashMap<>();

  /** Places by their first word: one whose first word speaks is a person that was misread. */
  private final Map<String, Spot> misread = new HashMap<>();

  private SpeakerNames(SpeechWords words, List<Entity> entities, SpeechPack pack) {
    this.words = words;
    this.entities = entities;
    this.pack = pack;
    this.bare = new BareNames(pack);
    this.inflects = pack.has("inflects");
    this.nounsHaveCapitals = pack.has("capital-nouns");
    this.spots = new Spot[words.size()];
  }

  static SpeakerNames of(SpeechWords words, List<Entity> entities, SpeechPack pack) {
    SpeakerNames names = new SpeakerNames(words, entities, pack);
    for (int i = 0; i < entities.size(); i++) {
      names.addEntity(i);
    }
    names.addRuns();
    names.addKnownWords();
    new CaselessNames(words, pack, names::add).find();
    names.dropDoubtful();
    return names;
  }

  /** The name that a token belongs to; null where there is none. */
  Spot at(int token) {
    return token >= 0 && token < spots.length ? spots[token] : null;
  }

  /** The fullest form of a name. */
  String fullName(Spot spot) {
    Spot full = fullest(spot);
    if (full.entity() < 0) {
      return textOf(full);
    }
    String name = entities.get(full.entity()).getName().strip();
    return full.kind() == Spot.Kind.PERSON ? bare.of(name) : name;
  }

  /** Index of the entity of a name; null where there is none. */
  Integer entity(Spot spot) {
    Spot full = fullest(spot);
    boolean isMisread = full.isPlace() && spot.entity() >= 0;
    int entity = full.entity() >= 0 && !isMisread ? full.entity() : spot.entity();
    return entity >= 0 ? Integer.valueOf(entity) : null;
  }

  /** The role that the entity of a name has; null where none is known. */
  String entityRole(Spot spot) {
    Spot full = fullest(spot);
    return full.entity() >= 0 ? entities.get(full.entity()).getRole() : null;
  }

  /** The place where the article has the name in full. */
  Spot fullest(Spot spot) {
    if (spot.entity() >= 0 && (spot.length() > 1 || spot.kind() != Spot.Kind.PERSON)) {
      return spot;
    }
    Spot full = fuller.get(word(spot.to() - 1));
    if (full == null && spot.length() == 1) {
      full = fuller.get(word(spot.from()));
    }
    if (full == null && inflects) {
      full = inflected(word(spot.to() - 1));
    }
    if (full == null && spot.length() == 1) {
      full = misread.get(word(spot.from()));
    }
    boolean isLonger = full != null && full.length() > spot.length();
    return isLonger || full != null && full.entity() >= 0 ? full : spot;
  }

  /** The name that a word is a case of, as in Slavic languages. */
  private Spot inflected(String word) {
    if (fuller.size() > MOST_INFLECTED) {
      return null;
    }
    return fuller.entrySet().stream()
        .filter(known -> isCaseOf(word, known.getKey()))
        .map(Map.Entry::getValue)
        .min(Comparator.comparingInt(Spot::from))
        .orElse(null);
  }

  private static boolean isCaseOf(String word, String name) {
    int stem = Math.max(SHORTEST_STEM, name.length() - 1);
    return name.length() >= SHORTEST_STEM
        && word.length() - name.length() <= 2
        && name.length() - word.length() <= 1
        && word.regionMatches(0, name, 0, Math.min(stem, name.length()));
  }

  private void addEntity(int index) {
    Entity entity = entities.get(index);
    for (Mention mention : entity.getMentions()) {
      if (mention.getPart() == TextPart.body) {
        add(
            new Spot(
                tokenAt(mention.getStart()),
                tokenAt(mention.getEnd() - 1) + 1,
                index,
                kind(entity)));
      }
    }
  }

  private int tokenAt(int offset) {
    return words.tokens().tokenAt(offset);
  }

  private static Spot.Kind kind(Entity entity) {
    if (entity.getType() == EntityType.person) {
      return Spot.Kind.PERSON;
    }
    return entity.getType() == EntityType.place ? Spot.Kind.PLACE : Spot.Kind.ORGANISATION;
  }

  private void add(Spot written) {
    Spot spot = bare(written);
    if (spot.from() < 0 || spot.to() > spots.length || spot.from() >= spot.to()) {
      return;
    }
    for (int token = spot.from(); token < spot.to(); token++) {
      if (spots[token] != null) {
        return;
      }
    }
    for (int token = spot.from(); token < spot.to(); token++) {
      spots[token] = spot;
    }
    if (spot.isPlace() && spot.length() > 1 && spot.length() < 4) {
      misread.putIfAbsent(word(spot.from()), spot);
    }
    boolean mayBePerson = spot.kind() == Spot.Kind.PERSON || spot.kind() == Spot.Kind.UNKNOWN;
    if (mayBePerson && spot.length() > 1) {
      for (int token = spot.from(); token < spot.to(); token++) {
        fuller.merge(word(token), spot, SpeakerNames::better);
      }
    }
  }

  /** The entity before a mere run, then the longer one, then the first. */
  private static Spot better(Spot known, Spot other) {
    if ((known.entity() >= 0) != (other.entity() >= 0)) {
      return known.entity() >= 0 ? known : other;
    }
    return known.entity() < 0 && other.length() > known.length() && other.length() <= 4
        ? other
        : known;
  }

  /** The name without a clitic; of a person also without title and what follows a preposition. */
  private Spot bare(Spot spot) {
    int from = Math.max(0, spot.from());
    int to = Math.min(spot.to(), spots.length);
    while (to > from + 1 && !words.isWord(to - 1)) {
      to--;
    }
    boolean isPerson = spot.kind() == Spot.Kind.PERSON;
    while (isPerson && words.is(from, Cue.HONORIFIC, Cue.PERSON) && words.endOf(from) < to) {
      from = words.endOf(from);
    }
    for (int token = from + 1; isPerson && token < to; token++) {
      to = endsName(token) ? token : to;
    }
    return new Spot(from, to, spot.entity(), spot.kind());
  }

  private boolean endsName(int token) {
    return words.is(token, Cue.OF, Cue.PREPOSITION, Cue.BETWEEN)
        && !words.isCapitalised(token)
        && !words.isParticle(token);
  }

  private void addRuns() {
    int token = 0;
    while (token < spots.length) {
      if (mayBeginName(token)) {
        int end = endOfRun(token);
        add(new Spot(token, end, -1, Spot.Kind.UNKNOWN));
        token = end;
      } else {
        token++;
      }
    }
  }

  /** Surnames alone, where every noun has a capital and a single word proves nothing. */
  private void addKnownWords() {
    for (int token = 0; token < spots.length && nounsHaveCapitals; token++) {
      if (isNameWord(token) && fuller.containsKey(word(token))) {
        add(new Spot(token, token + 1, -1, Spot.Kind.UNKNOWN));
      }
    }
  }

  private boolean mayBeginName(int token) {
    return isNameWord(token) && !(nounsHaveCapitals && !isNameWord(token + 1));
  }

  private boolean isNameWord(int token) {
    return token < spots.length
        && spots[token] == null
        && words.quoteOf(token) == 0
        && words.isWord(token)
        && words.isCapitalised(token)
        && !words.saysAnything(token);
  }

  private int endOfRun(int start) {
    int end = start + 1;
    while (end < spots.length && end - start < LONGEST_NAME && !isBreak(end)) {
      if (isNameWord(end)) {
        end++;
      } else if (words.isParticle(end) && isNameWord(end + 1) && !isBreak(end + 1)) {
        end += 2;
      } else {
        break;
      }
    }
    return end;
  }

  private boolean isBreak(int token) {
    Tokens tokens = words.tokens();
    return tokens.sentenceOf(token) != tokens.sentenceOf(token - 1);
  }

  /** A single word at the beginning of a sentence is a name only if the text has it elsewhere. */
  private void dropDoubtful() {
    Map<String, Integer> clear = new HashMap<>();
    for (int token = 0; token < spots.length; token++) {
      if (spots[token] != null && !isDoubtful(spots[token])) {
        clear.put(word(token), token);
      }
    }
    for (int token = 0; token < spots.length; token++) {
      if (spots[token] != null && isDoubtful(spots[token]) && !clear.containsKey(word(token))) {
        spots[token] = null;
      }
    }
  }

  private boolean isDoubtful(Spot spot) {
    return spot.entity() < 0
        && words.isCapitalised(spot.from())
        && spot.length() == 1
        && words.tokens().sentenceStart(words.tokens().sentenceOf(spot.from())) == spot.from();
  }

  private String word(int token) {
    return words.tokens().token(token);
  }

  private String textOf(Spot spot) {
    return words.tokens().span(spot.from(), spot.to());
  }
}
