package dev.warta.enrich.entities;

import dev.warta.enrich.entities.tagger.Convention;
import dev.warta.enrich.entities.tagger.NameTagger;
import dev.warta.enrich.entities.tagger.NameTags;
import dev.warta.events.EntityType;
import java.util.ArrayList;
import java.util.List;

/** Finds names by the model, in the languages it was trained on. */
final class ModelNames {

  static final String METHOD = "model:ner-1";

  private final NameTagger tagger;

  ModelNames(NameTagger tagger) {
    this.tagger = tagger;
  }

  /**
   * All names that the model finds, without honorifics.
   *
   * <p>In a headline with a capital on every word the model is at a loss; what is named there is
   * named again below, and found by that.
   */
  List<NameMention> in(
      List<PartWords> parts, ArticleCase casing, Cues cues, Convention convention) {
    List<NameMention> mentions = new ArrayList<>();
    boolean hasText = parts.stream().anyMatch(words -> !casing.isHeadline(words));
    for (PartWords words : parts) {
      if (hasText && casing.isHeadline(words)) {
        continue;
      }
      NameTagger.Tagged tagged = tagger.tag(words.tokens(), words.size(), casing, convention);
      for (int from = 0; from < words.size(); from++) {
        int tag = tagged.tags()[from];
        if (NameTags.isBegin(tag)) {
          int to = from + 1;
          while (to < words.size() && tagged.tags()[to] == tag + 1) {
            to++;
          }
          EntityType type = NameTags.type(tag);
          int name = type == EntityType.person ? behindHonorifics(words, from, to, cues) : from;
          mentions.add(mention(words, name, to, type, tagged.margins()));
          from = to - 1;
        }
      }
    }
    return mentions;
  }

  private static int behindHonorifics(PartWords words, int from, int to, Cues cues) {
    int name = from;
    while (name < to) {
      int length = cues.honorific.lengthAt(words, name);
      int stop = words.isSign(name + length, '.') ? 1 : 0;
      if (length == 0 || name + length + stop >= to) {
        break;
      }
      name += length + stop;
    }
    return name;
  }

  private static NameMention mention(
      PartWords words, int from, int to, EntityType type, float[] margins) {
    double least = Double.MAX_VALUE;
    for (int token = from; token < to; token++) {
      least = Math.min(least, margins[token]);
    }
    double confidence = 1 / (1 + Math.exp(-least));
    return new NameMention(
        words.number(),
        from,
        to,
        words.tokens().end(to - 1),
        type,
        METHOD,
        Math.round(confidence * 100) / 100.0,
        -1);
  }
}
