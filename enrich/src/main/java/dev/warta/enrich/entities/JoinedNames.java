package dev.warta.enrich.entities;

import dev.warta.events.EntityType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins the mentions of an article that name the same person, organisation or place.
 *
 * <p>A person may be called by a part of the full name; where several persons could be meant, it is
 * the one named last before. An acronym in parentheses belongs to the name before it. Of more than
 * 2,000 different names the first are kept.
 */
final class JoinedNames {

  private static final int MOST_FORMS = 2_000;

  /** Words of the beginning of an organisation's name by which it may be called. */
  private static final int LONGEST_START = 16;

  private final List<PartWords> parts;
  private final Cues cues;
  private final Map<NameForm, List<NameMention>> persons = new LinkedHashMap<>();
  private final Map<NameForm, List<NameMention>> organisations = new LinkedHashMap<>();
  private final Map<String, JoinedName> places = new LinkedHashMap<>();
  private final Map<String, String> placeKeys = new HashMap<>();
  private final Acronyms acronyms;
  private final List<JoinedName> joined = new ArrayList<>();
  private int leftOut;

  private JoinedNames(List<PartWords> parts, List<NameMention> mentions, Cues cues) {
    this.parts = parts;
    this.cues = cues;
    this.acronyms = new Acronyms(parts, mentions);
  }

  static JoinedNames of(List<PartWords> parts, List<NameMention> mentions, Cues cues) {
    JoinedNames names = new JoinedNames(parts, mentions, cues);
    mentions.forEach(names::sort);
    names.joinPersons();
    names.joinOrganisations();
    names.joined.addAll(names.places.values());
    names.joined.forEach(JoinedName::sort);
    names.joined.sort(Comparator.comparing(name -> name.mentions().get(0), NameMention.ORDER));
    return names;
  }

  /** The names in the order of their first mentions. */
  List<JoinedName> names() {
    return joined;
  }

  /** How many mentions were not looked at. */
  int leftOut() {
    return leftOut;
  }

  private void sort(NameMention mention) {
    NameForm form = formOf(mention);
    switch (mention.type()) {
      case person -> keep(persons, form, mention);
      case organisation -> keep(organisations, form, mention);
      case place -> {
        String key = mention.place() >= 0 ? "#" + mention.place() : keyOfPlace(form);
        if (places.size() < MOST_FORMS || places.containsKey(key)) {
          JoinedName place = places.computeIfAbsent(key, any -> new JoinedName(EntityType.place));
          if (mention.place() >= 0) {
            placeKeys.putIfAbsent(String.join(" ", form.words()), key);
          }
          place.add(mention, fullness(mention, form));
        } else {
          leftOut++;
        }
      }
    }
  }

  private String keyOfPlace(NameForm form) {
    String words = String.join(" ", form.words());
    return placeKeys.getOrDefault(words, words);
  }

  private void keep(Map<NameForm, List<NameMention>> forms, NameForm form, NameMention mention) {
    if (forms.size() < MOST_FORMS || forms.containsKey(form)) {
      forms.computeIfAbsent(form, any -> new ArrayList<>()).add(mention);
    } else {
      leftOut++;
    }
  }

  private NameForm formOf(NameMention mention) {
    return NameForm.of(parts.get(mention.part()), mention);
  }

  /** How fully a mention gives the name; shouted ones only where there is no other. */
  private int fullness(NameMention mention, NameForm form) {
    PartWords words = parts.get(mention.part());
    boolean isShouted = words.isAllCapitals(mention.from());
    return 2 * form.size() - (isShouted ? 1 : 0);
  }

  private static List<Map.Entry<NameForm, List<NameMention>>> longestFirst(
      Map<NameForm, List<NameMention>> forms) {
    List<Map.Entry<NameForm, List<NameMention>>> sorted = new ArrayList<>(forms.entrySet());
    sorted.sort(Comparator.comparingInt(entry -> -entry.getKey().size()));
    return sorted;
  }

  private void joinPersons() {
    Index index = new Index();
    List<Map.Entry<NameForm, List<NameMention>>> unclear = new ArrayList<>();
    for (var entry : longestFirst(persons)) {
      List<JoinedName> candidates = index.fullNames(entry.getKey());
      if (candidates.size() > 1) {
        unclear.add(entry);
        continue;
      }
      JoinedName person =
          candidates.isEmpty() ? new JoinedName(EntityType.person) : candidates.get(0);
      if (candidates.isEmpty()) {
        joined.add(person);
        index.add(entry.getKey(), person);
      }
      addAll(person, entry);
    }
    joinUnclear(unclear, index);
  }

  /** Names of which several persons have one: the person who was named with a fuller one last. */
  private void joinUnclear(List<Map.Entry<NameForm, List<NameMention>>> unclear, Index index) {
    joined.forEach(JoinedName::sort);
    Map<NameMention, JoinedName> meant = new LinkedHashMap<>();
    for (var entry : unclear) {
      List<JoinedName> candidates = index.fullNames(entry.getKey());
      entry.getValue().forEach(mention -> meant.put(mention, nearest(candidates, mention)));
    }
    meant.forEach((mention, person) -> person.add(mention, fullness(mention, formOf(mention))));
  }

  private void addAll(JoinedName name, Map.Entry<NameForm, List<NameMention>> entry) {
    for (NameMention mention : entry.getValue()) {
      name.add(mention, fullness(mention, entry.getKey()));
    }
  }

  private static JoinedName nearest(List<JoinedName> candidates, NameMention mention) {
    JoinedName nearest = candidates.get(0);
    NameMention last = null;
    for (JoinedName candidate : candidates) {
      NameMention before = candidate.lastBefore(mention);
      if (before != null && (last == null || NameMention.ORDER.compare(before, last) > 0)) {
        nearest = candidate;
        last = before;
      }
    }
    return nearest;
  }

  /** Full names by their words, so that a short one is compared with few. */
  private final class Index {

    private static final int MOST_CANDIDATES = 50;
    private static final int STEM = 3;

    private final Map<String, List<NameForm>> byStem = new HashMap<>();
    private final Map<NameForm, JoinedName> names = new HashMap<>();

    void add(NameForm form, JoinedName name) {
      names.put(form, name);
      for (String word : Set.copyOf(form.words())) {
        List<NameForm> forms = byStem.computeIfAbsent(stem(word), any -> new ArrayList<>());
        if (forms.size() < MOST_CANDIDATES) {
          forms.add(form);
        }
      }
    }

    private String stem(String word) {
      return word.substring(0, Math.min(STEM, word.length()));
    }

    List<JoinedName> fullNames(NameForm form) {
      Set<JoinedName> found = new LinkedHashSet<>();
      for (NameForm full : byStem.getOrDefault(stem(form.last()), List.of())) {
        if (form.isShortFor(full, cues.isInflected)) {
          found.add(names.get(full));
        }
      }
      return List.copyOf(found);
    }
  }

  private void joinOrganisations() {
    Map<NameForm, JoinedName> byForm = new HashMap<>();
    Map<String, JoinedName> byStart = new HashMap<>();
    for (var entry : longestFirst(organisations)) {
      NameForm form = acronyms.expansion(entry.getKey());
      String key = String.join(" ", form.words());
      JoinedName organisation = byForm.get(form);
      if (organisation == null && form.size() > 1) {
        organisation = byStart.get(key);
      }
      if (organisation == null) {
        organisation = new JoinedName(EntityType.organisation);
        joined.add(organisation);
        addStarts(form, organisation, byStart);
      }
      byForm.put(form, organisation);
      addAll(organisation, entry);
    }
  }

  /** A ministry of a country is also the ministry. */
  private static void addStarts(
      NameForm form, JoinedName organisation, Map<String, JoinedName> byStart) {
    for (int length = 2; length < Math.min(form.size(), LONGEST_START); length++) {
      byStart.putIfAbsent(String.join(" ", form.words().subList(0, length)), organisation);
    }
  }

  /** Names with an acronym in parentheses behind them, by the acronym. */
  private final class Acronyms {

    private static final int LONGEST = 12;

    private final Map<NameForm, NameForm> expansions = new HashMap<>();

    Acronyms(List<PartWords> parts, List<NameMention> mentions) {
      for (NameMention mention : mentions) {
        PartWords words = parts.get(mention.part());
        NameForm acronym = NameForm.ofAcronym(words, mention);
        if (acronym.size() == 1) {
          expansions.putIfAbsent(acronym, NameForm.of(words, mention));
        }
      }
      for (int i = 1; i < mentions.size(); i++) {
        NameMention name = mentions.get(i - 1);
        NameMention acronym = mentions.get(i);
        PartWords words = parts.get(name.part());
        boolean isBehind =
            name.part() == acronym.part()
                && acronym.from() == name.to() + 1
                && acronym.length() == 1
                && words.isSign(name.to(), '(')
                && words.isSign(acronym.to(), ')');
        if (isBehind
            && acronym.is(EntityType.organisation)
            && name.is(EntityType.organisation)
            && words.lower(acronym.from()).length() <= LONGEST) {
          expansions.putIfAbsent(NameForm.of(words, acronym), NameForm.of(words, name));
        }
      }
    }

    NameForm expansion(NameForm form) {
      return expansions.getOrDefault(form, form);
    }
  }
}
