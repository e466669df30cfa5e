package dev.warta.lab.entities;

import dev.warta.enrich.entities.tagger.NameTags;
import dev.warta.events.EntityType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Puts other names of the same type into sentences, so that the model learns what stands around a
 * name and not only the names that its corpora happen to have.
 */
final class SwappedNames {

  private final Map<EntityType, List<List<String>>> names = new EnumMap<>(EntityType.class);
  private final Random random;

  SwappedNames(List<TaggedSentence> sentences, long seed) {
    random = new Random(seed);
    Map<EntityType, Set<List<String>>> distinct = new EnumMap<>(EntityType.class);
    for (TaggedSentence sentence : sentences) {
      int[] tags = sentence.gold();
      for (int from = 0; from < tags.length; from++) {
        if (NameTags.isBegin(tags[from])) {
          distinct
              .computeIfAbsent(NameTags.type(tags[from]), type -> new LinkedHashSet<>())
              .add(List.copyOf(sentence.words().subList(from, end(tags, from))));
        }
      }
    }
    distinct.forEach((type, of) -> names.put(type, List.copyOf(of)));
  }

  private static int end(int[] tags, int from) {
    int end = from + 1;
    while (end < tags.length && tags[end] == tags[from] + 1) {
      end++;
    }
    return end;
  }

  /** The sentence, each name replaced with some probability. */
  TaggedSentence swap(TaggedSentence sentence, double probability) {
    int[] tags = sentence.gold();
    List<String> words = new ArrayList<>();
    List<Integer> newTags = new ArrayList<>();
    boolean isChanged = false;
    for (int from = 0; from < tags.length; ) {
      boolean isName = NameTags.isBegin(tags[from]);
      int end = isName ? end(tags, from) : from + 1;
      List<String> name = sentence.words().subList(from, end);
      if (isName && random.nextDouble() < probability) {
        name = other(NameTags.type(tags[from]));
        isChanged = true;
      }
      for (int k = 0; k < name.size(); k++) {
        words.add(name.get(k));
        newTags.add(k == 0 ? tags[from] : tags[from] + 1);
      }
      from = end;
    }
    return isChanged ? TaggedSentence.of(words, newTags) : sentence;
  }

  private List<String> other(EntityType type) {
    List<List<String>> all = names.get(type);
    List<String> name = all.get(random.nextInt(all.size()));
    if (type == EntityType.person && name.size() > 1 && random.nextBoolean()) {
      List<String> second = all.get(random.nextInt(all.size()));
      List<String> mixed = new ArrayList<>(name.subList(0, name.size() - 1));
      mixed.add(second.get(second.size() - 1));
      return mixed;
    }
    return name;
  }
}
