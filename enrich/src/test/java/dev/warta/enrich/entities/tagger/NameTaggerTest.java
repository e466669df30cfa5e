package dev.warta.enrich.entities.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.text.Tokens;
import dev.warta.events.EntityType;
import dev.warta.events.TextPart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameTaggerTest {

  private static final NameTagger TAGGER = NameTagger.bundled();

  @Test
  void indonesianNamesAreTagged() {
    assertThat(
            names(
                "Gubernur Maluku Murad Ismail bertemu warga di Ambon.", Convention.INDONESIAN_NEWS))
        .contains("person Murad Ismail", "place Ambon");
  }

  @Test
  void englishNamesAreTagged() {
    assertThat(
            names(
                "President Maria Santos met officials of the World Health Organization in Geneva.",
                Convention.GENERAL))
        .contains("person Maria Santos", "organisation World Health Organization", "place Geneva");
  }

  @Test
  void acronymInParenthesesIsPartOfTheNameInIndonesianNews() {
    assertThat(
            names(
                "Menurut Komisi Pemberantasan Korupsi (KPK) kasus itu selesai.",
                Convention.INDONESIAN_NEWS))
        .containsExactly("organisation Komisi Pemberantasan Korupsi (KPK)");
  }

  @Test
  void sentenceOfManyThousandWordsIsReadInPieces() {
    Tokens tokens = Tokens.of(TextPart.body, "Jakarta dan Bogor ".repeat(5_000));

    NameTagger.Tagged tagged =
        TAGGER.tag(tokens, tokens.size(), Casing.AS_WRITTEN, Convention.INDONESIAN_NEWS);

    assertThat(tagged.tags()).hasSize(tokens.size());
  }

  private static List<String> names(String text, Convention convention) {
    Tokens tokens = Tokens.of(TextPart.body, text);
    byte[] tags = TAGGER.tag(tokens, tokens.size(), Casing.AS_WRITTEN, convention).tags();
    List<String> names = new ArrayList<>();
    for (int from = 0; from < tags.length; from++) {
      if (NameTags.isBegin(tags[from])) {
        int to = from + 1;
        while (to < tags.length && tags[to] == tags[from] + 1) {
          to++;
        }
        EntityType type = NameTags.type(tags[from]);
        names.add(type + " " + tokens.span(from, to));
      }
    }
    return names;
  }
}
