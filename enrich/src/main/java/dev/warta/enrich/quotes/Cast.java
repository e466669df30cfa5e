package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.Speaker.Gender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The people and organisations of a body, with the role and the gender that it tells of them. */
final class Cast {

  private static final int MENTIONS_KEPT = 6;

  private final SpeechPack pack;
  private final SpeechWords words;
  private final SpeakerNames names;
  private final RoleReader roles;
  private final Map<String, List<Spot>> mentions = new HashMap<>();
  private final Map<String, Set<String>> titles = new HashMap<>();
  private final Map<String, Gender> genders = new HashMap<>();
  private final Map<String, Speaker> speakers = new HashMap<>();

  Cast(SpeechWords words, SpeakerNames names, SpeechPack pack) {
    this.pack = pack;
    this.words = words;
    this.names = names;
    this.roles = new RoleReader(words, names);
    for (int token = 0; token < words.size(); token++) {
      Spot spot = names.at(token);
      if (spot != null && spot.from() == token && words.quoteOf(token) == 0) {
        learn(spot);
      }
    }
  }

  /** The speaker of a name, its titles left off. */
  Speaker of(Spot spot) {
    String name = names.fullName(spot);
    Speaker known = speakers.get(name);
    if (known == null) {
      known = new Speaker(name, role(name, spot), names.entity(spot), genders.get(name));
      speakers.put(name, known);
    }
    return known;
  }

  /** Whether the text sets a title before a name, in full or shortened: Gov. for the governor. */
  boolean hasTitle(String name, String noun) {
    return titles.getOrDefault(name, Set.of()).stream()
        .anyMatch(title -> title.equals(noun) || title.endsWith(".") && isShortened(title, noun));
  }

  private static boolean isShortened(String title, String noun) {
    return title.length() > 3 && noun.startsWith(title.substring(0, title.length() - 1));
  }

  private void learn(Spot spot) {
    String name = names.fullName(spot);
    List<Spot> known = mentions.computeIfAbsent(name, key -> new ArrayList<>(2));
    if (known.size() < MENTIONS_KEPT) {
      known.add(spot);
    }
    int before = words.startOf(spot.from() - 1);
    if (words.is(before, Cue.PERSON, Cue.HONORIFIC)) {
      titles
          .computeIfAbsent(name, key -> new HashSet<>(2))
          .add(pack.small(words.tokens().span(before, spot.from())));
    }
    Gender gender = genderOf(spot);
    if (gender != null) {
      genders.putIfAbsent(name, gender);
    }
  }

  private Gender genderOf(Spot spot) {
    for (int before = spot.from() - 1; before >= Math.max(0, spot.from() - 2); before--) {
      if (words.is(before, Cue.SIR)) {
        return Gender.HE;
      }
      if (words.is(before, Cue.MADAM)) {
        return Gender.SHE;
      }
    }
    if (spot.length() < 2) {
      return null;
    }
    if (words.is(spot.from(), Cue.HE_NAME)) {
      return Gender.HE;
    }
    return words.is(spot.from(), Cue.SHE_NAME) ? Gender.SHE : null;
  }

  private String role(String name, Spot spot) {
    if (spot.isOrganisation() || spot.isPlace()) {
      return null;
    }
    String known = names.entityRole(spot);
    if (known != null) {
      return known;
    }
    for (Spot mention : mentions.getOrDefault(name, List.of())) {
      String role = roles.roleOf(mention);
      if (role != null) {
        return role;
      }
    }
    return null;
  }
}
