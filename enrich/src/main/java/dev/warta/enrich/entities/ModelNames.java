package dev.warta.enrich.entities;

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

  List<NameMention> in(List<PartWords> parts, ArticleCase casing) {
    List<NameMention> mentions = new ArrayList<>();
    for (PartWords words : parts) {
      NameTagger.Tagged tagged = tagger.tag(words.tokens(), casing);
      for (int from = 0; from < words.size(); from++) {
        int tag = tagged.tags()[from];
        if (NameTags.isBegin(tag)) {
          int to = from + 1;
          while (to < words.size() && tagged.tags()[to] == tag + 1) {
            to++;
          }
          mentions.add(mention(words, from, to, NameTags.type(tag), tagged.margins()));
          from = to - 1;
        }
      }
    }
    return mentions;
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
