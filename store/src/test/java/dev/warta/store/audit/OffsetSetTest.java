package dev.warta.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OffsetSetTest {

  /** Behind the end of the first chunk, and far behind that of many. */
  private static final long SECOND_CHUNK = 1L << 20;

  private static final long FAR = 5_000_000_000L;

  @Test
  void anOffsetIsNewOnce() {
    OffsetSet set = new OffsetSet();

    assertThat(set.add(FAR)).isTrue();
    assertThat(set.add(FAR)).isFalse();
    assertThat(set.contains(FAR)).isTrue();
    assertThat(set.contains(FAR - 1)).isFalse();
    assertThat(set.highest()).isEqualTo(FAR);
  }

  @Test
  void anEmptySetHasNothingHighest() {
    assertThat(new OffsetSet().highest()).isEqualTo(-1);
  }

  @Test
  void countingRespectsBothEndsAcrossChunks() {
    OffsetSet set = range(10, SECOND_CHUNK + 10);

    assertThat(set.count(0, Long.MAX_VALUE)).isEqualTo(SECOND_CHUNK);
    assertThat(set.count(11, SECOND_CHUNK + 9)).isEqualTo(SECOND_CHUNK - 2);
    assertThat(set.count(SECOND_CHUNK, SECOND_CHUNK + 5)).isEqualTo(5);
    assertThat(set.count(SECOND_CHUNK + 10, FAR)).isZero();
    assertThat(set.count(5, 5)).isZero();
  }

  @Test
  void whatIsAbsentIsFoundWithinAndBetweenAndBehindChunks() {
    OffsetSet set = range(0, SECOND_CHUNK);
    set.add(SECOND_CHUNK + 1);

    assertThat(set.absent(0, SECOND_CHUNK)).isEmpty();
    assertThat(set.absent(0, SECOND_CHUNK + 4))
        .containsExactly(SECOND_CHUNK, SECOND_CHUNK + 2, SECOND_CHUNK + 3);
    assertThat(set.absent(FAR, FAR + 2)).containsExactly(FAR, FAR + 1);
  }

  @Test
  void theSetsThemselvesAreLeftAsTheyWereWhenCombined() {
    OffsetSet left = of(1, 2, FAR);
    OffsetSet right = of(2, 3, SECOND_CHUNK);

    assertThat(left.or(right).stream()).containsExactly(1L, 2L, 3L, SECOND_CHUNK, FAR);
    assertThat(left.and(right).stream()).containsExactly(2L);
    assertThat(left.without(right).stream()).containsExactly(1L, FAR);
    assertThat(left.stream()).containsExactly(1L, 2L, FAR);
    assertThat(right.stream()).containsExactly(2L, 3L, SECOND_CHUNK);
  }

  private static OffsetSet range(long from, long to) {
    OffsetSet set = new OffsetSet();
    LongStream.range(from, to).forEach(set::add);
    return set;
  }

  private static OffsetSet of(long... offsets) {
    OffsetSet set = new OffsetSet();
    LongStream.of(offsets).forEach(set::add);
    return set;
  }
}
