package dev.warta.lab.entities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.entities.tagger.NameTags;
import dev.warta.events.EntityType;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaggedSentenceTest {

  private static final int B = NameTags.begin(EntityType.organisation);
  private static final int I = NameTags.inside(EntityType.organisation);

  @Test
  void wordThatTheProgramSplitsKeepsItsTag() {
    TaggedSentence sentence = TaggedSentence.of(List.of("Kata", "PKB.", "(5/2)"), List.of(0, B, 0));

    assertThat(sentence.goldOfTokens()).startsWith(0, B, 0);
    assertThat(sentence.tagsOfWords(bytes(sentence.goldOfTokens()))).containsExactly(0, B, 0);
  }

  @Test
  void acronymGluedToItsParenthesesIsANameOfItsOwnToTheProgram() {
    TaggedSentence sentence =
        TaggedSentence.of(List.of("Dinas", "Kesehatan", "(Dinkes)"), List.of(B, I, I));

    assertThat(sentence.goldOfTokens()).containsExactly(B, I, 0, B, 0);
  }

  private static byte[] bytes(int[] tags) {
    byte[] bytes = new byte[tags.length];
    for (int i = 0; i < tags.length; i++) {
      bytes[i] = (byte) tags[i];
    }
    return bytes;
  }
}
