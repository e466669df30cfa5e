package dev.warta.enrich.fingerprint;

import static dev.warta.enrich.fingerprint.FingerprintContent.similarity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.TestArticles;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintContentTest {

  private static final FingerprintContent STEP = new FingerprintContent();

  /** 400 words of a made-up article. */
  private static final String LIGHTHOUSE = words("lamp keeper storm rock sea ", 1);

  private static final String ORCHARD = words("apple tree frost graft bee ", 2);

  @Test
  void theSameTextHasSimilarityOne() {
    assertThat(similarity(fingerprint(LIGHTHOUSE), fingerprint(LIGHTHOUSE))).isEqualTo(1.0);
  }

  @Test
  void aFingerprintIs128NumbersOf32Bits() {
    assertThat(fingerprint(LIGHTHOUSE).remaining()).isEqualTo(512);
  }

  @Test
  void caseSpacesAndPunctuationDoNotCount() {
    String shouted = "  “" + LIGHTHOUSE.toUpperCase(Locale.ROOT).replace(" ", ",\n\n") + "” …";

    assertThat(fingerprint(shouted)).isEqualTo(fingerprint(LIGHTHOUSE));
  }

  @Test
  void fivePercentOfTheWordsEditedIsStillMuchInCommon() {
    assertThat(similarity(fingerprint(LIGHTHOUSE), fingerprint(edited(LIGHTHOUSE, 20))))
        .isBetween(0.5, 0.9);
  }

  @Test
  void unrelatedTextsHaveNothingInCommon() {
    assertThat(similarity(fingerprint(LIGHTHOUSE), fingerprint(ORCHARD))).isLessThan(0.05);
  }

  @Test
  void theEstimateIsNearTheTrueShareOfCommonRuns() {
    String half = LIGHTHOUSE.substring(0, LIGHTHOUSE.length() / 2);

    assertThat(similarity(fingerprint(LIGHTHOUSE), fingerprint(half))).isBetween(0.38, 0.62);
  }

  @Test
  void shortTextsWithEmptyBinsAreComparedToo() {
    String note = "The ferry to the outer islands does not sail on Monday because of the storm";

    assertThat(similarity(fingerprint(note), fingerprint(note + " warning"))).isGreaterThan(0.7);
    assertThat(similarity(fingerprint(note), fingerprint(edited(ORCHARD, 3)))).isLessThan(0.05);
  }

  @Test
  void scriptsWithoutSpacesAreComparedByTheirCharacters() {
    String chinese = "市政府周一关闭了旧桥因为一根桥墩出现裂缝居民需要绕行八公里维修工作将持续到八月底";

    assertThat(similarity(fingerprint(chinese), fingerprint(chinese.replace("，", ""))))
        .isEqualTo(1.0);
    assertThat(similarity(fingerprint(chinese), fingerprint(chinese.replace("八月", "九月"))))
        .isBetween(0.4, 0.95);
  }

  @Test
  void aTextOfFewerThanEightWordsHasNoFingerprint() {
    assertThat(fingerprint("one two three four five six seven").remaining()).isZero();
    assertThat(fingerprint("一二三四五六七").remaining()).isZero();
    assertThat(similarity(fingerprint("too short"), fingerprint("too short"))).isZero();
  }

  @Test
  void emojiDoNotCount() {
    assertThat(fingerprint(LIGHTHOUSE.replace(" sea", " 😀 sea")))
        .isEqualTo(fingerprint(LIGHTHOUSE));
  }

  @Test
  void theTitleDoesNotCount() {
    ArticleDraft draft = draft(LIGHTHOUSE).with(event -> event.setTitle("Light goes out"));

    assertThat(STEP.apply(draft).event().getFingerprint()).isEqualTo(fingerprint(LIGHTHOUSE));
  }

  @Test
  void theFingerprintOfATextNeverChanges() {
    String text = "Die Fähre fährt nicht, weil der Wind über Nacht zugenommen hat.";

    ByteBuffer bytes = fingerprint(text);

    assertThat(new int[] {bytes.getInt(0), bytes.getInt(4), bytes.getInt(508)})
        .containsExactly(1717695580, -1700431481, 1269616245);
  }

  @Test
  void otherBytesAreNoFingerprint() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> similarity(fingerprint(ORCHARD), ByteBuffer.allocate(64)))
        .withMessage("a fingerprint has 512 bytes, not 64");
  }

  @Test
  void comparingLeavesTheBuffersAsTheyWere() {
    ByteBuffer one = fingerprint(ORCHARD);

    similarity(one, one);

    assertThat(one.remaining()).isEqualTo(512);
  }

  private static ByteBuffer fingerprint(String body) {
    return STEP.apply(draft(body)).event().getFingerprint();
  }

  private static ArticleDraft draft(String body) {
    return ArticleDraft.of(TestArticles.RICE_PRICES).with(event -> event.setBody(body));
  }

  private static String words(String stems, int seed) {
    String[] stem = stems.split(" ");
    Random random = new Random(seed);
    return IntStream.range(0, 400)
        .mapToObj(i -> stem[random.nextInt(stem.length)] + random.nextInt(40))
        .collect(Collectors.joining(" "));
  }

  /** A copy in which every n-th word is another one. */
  private static String edited(String text, int n) {
    String[] words = text.split(" ");
    for (int i = n / 2; i < words.length; i += n) {
      words[i] = "edited" + i;
    }
    return String.join(" ", words);
  }
}
