package dev.warta.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.TextPart;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {

  private static Tokens tokens(String text) {
    return Tokens.of(TextPart.body, text);
  }

  private static List<String> words(String text) {
    Tokens tokens = tokens(text);
    return IntStream.range(0, tokens.size()).mapToObj(tokens::token).toList();
  }

  private static List<String> sentences(String text) {
    Tokens tokens = tokens(text);
    return IntStream.range(0, tokens.sentences())
        .mapToObj(s -> tokens.span(tokens.sentenceStart(s), tokens.sentenceEnd(s)))
        .toList();
  }

  @Test
  void signsStandAloneAndHyphenatedNamesStayWhole() {
    assertThat(words("“Kim Jong-un”, kata Ratna Dewi (43)."))
        .containsExactly(
            "“", "Kim", "Jong-un", "”", ",", "kata", "Ratna", "Dewi", "(", "43", ")", ".");
  }

  @Test
  void aDashBetweenNamesSeparatesThem() {
    assertThat(words("perang Rusia–Ukraina")).containsExactly("perang", "Rusia", "–", "Ukraina");
  }

  @Test
  void numbersKeepTheirSeparators() {
    assertThat(words("Rp1.250.000,50 pukul 08.30, 19/6/2024"))
        .containsExactly("Rp1.250.000,50", "pukul", "08.30", ",", "19/6/2024");
  }

  @Test
  void abbreviationsKeepTheirFullStops() {
    assertThat(words("The U.S. envoy J. Mwangi left."))
        .containsExactly("The", "U.S.", "envoy", "J.", "Mwangi", "left", ".");
  }

  @Test
  void anEnglishGenitiveAndARomanceArticleStandAlone() {
    assertThat(words("Kenya's O’Neill")).containsExactly("Kenya", "'s", "O’Neill");
    assertThat(words("l’Italie d'Anne")).containsExactly("l’", "Italie", "d'", "Anne");
  }

  @Test
  void scriptsWithoutSpacesAreSplitByDictionary() {
    assertThat(words("東京で会議。")).containsExactly("東京", "で", "会議", "。");
  }

  @Test
  void offsetsLeadBackToTheText() {
    String text = "  Harga\u00a0beras ‘naik’ 😀 lagi ";
    Tokens tokens = tokens(text);

    for (int token = 0; token < tokens.size(); token++) {
      assertThat(text.substring(tokens.start(token), tokens.end(token)))
          .isEqualTo(tokens.token(token))
          .isNotBlank();
    }
    assertThat(words(text)).containsExactly("Harga", "beras", "‘", "naik", "’", "😀", "lagi");
  }

  @Test
  void sentencesEndAtTheirMarksAndWhatClosesBehindThem() {
    assertThat(sentences("“Panen naik.” Harga turun! Mengapa?"))
        .containsExactly("“Panen naik.”", "Harga turun!", "Mengapa?");
  }

  @Test
  void aTitleAnInitialOrAnOrdinalEndsNoSentence() {
    assertThat(sentences("Prof. Dr. Ratna met J. Mwangi on 3. Mai in Bonn. They talked."))
        .containsExactly("Prof. Dr. Ratna met J. Mwangi on 3. Mai in Bonn.", "They talked.");
  }

  @Test
  void aParagraphEndsASentence() {
    assertThat(sentences("Harga beras\n\nPanen raya tiba"))
        .containsExactly("Harga beras", "Panen raya tiba");
  }

  @Test
  void aTokenKnowsItsSentenceAndAnOffsetItsToken() {
    Tokens tokens = tokens("Panen naik. Harga turun.");

    assertThat(tokens.sentenceOf(3)).isEqualTo(1);
    assertThat(tokens.token(tokens.tokenAt(12))).isEqualTo("Harga");
    assertThat(tokens.tokenAt(24)).isEqualTo(tokens.size());
  }

  @Test
  void textWithoutWordsHasNoSentences() {
    assertThat(tokens(" \n ").size()).isZero();
    assertThat(tokens("").sentences()).isZero();
  }
}
