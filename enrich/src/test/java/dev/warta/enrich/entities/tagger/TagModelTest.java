package dev.warta.enrich.entities.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TagModelTest {

  private static final int BITS = 4;

  @Test
  void weightsAreSummedForEachTagAlsoAfterWritingAndReading() throws IOException {
    float[] weights = new float[(1 << BITS) * NameTags.COUNT];
    int seen = 0x30000000;
    int alsoSeen = 0xF0000000;
    for (int tag = 0; tag < NameTags.COUNT; tag++) {
      weights[3 * NameTags.COUNT + tag] = tag - 3;
      weights[15 * NameTags.COUNT + tag] = 0.5f * tag;
    }
    float[] transitions = new float[TagModel.transitionCount()];
    transitions[TagModel.transition(2, 1, 3)] = 0.75f;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TagModel.of(BITS, weights, transitions).write(bytes);

    TagModel model = TagModel.read(new ByteArrayInputStream(bytes.toByteArray()));

    float[] scores = new float[NameTags.COUNT];
    model.score(new int[] {seen, alsoSeen, seen}, 3, scores, 0);
    for (int tag = 0; tag < NameTags.COUNT; tag++) {
      assertThat(scores[tag]).isCloseTo(2 * (tag - 3) + 0.5f * tag, within(0.05f));
    }
    assertThat(model.transitionWeight(2, 1, 3)).isEqualTo(0.75f);
  }

  @Test
  void insideFollowsOnlyItsOwnType() {
    assertThat(NameTags.mayFollow(NameTags.START, 2)).isFalse();
    assertThat(NameTags.mayFollow(1, 2)).isTrue();
    assertThat(NameTags.mayFollow(2, 2)).isTrue();
    assertThat(NameTags.mayFollow(3, 2)).isFalse();
    assertThat(NameTags.mayFollow(4, 3)).isTrue();
  }
}
