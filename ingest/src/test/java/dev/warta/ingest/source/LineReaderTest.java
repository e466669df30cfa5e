package dev.warta.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

  private static final int MAX_LINE_BYTES = 10;

  @Test
  void linesEndInLfOrCrlfAndTheLastNeedsNone() throws IOException {
    assertThat(lines("a\nb\r\n\r\nc\rd\ne")).containsExactly("a", "b", "", "c\rd", "e");
  }

  @Test
  void nothingHasNoLines() throws IOException {
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n")).containsExactly("");
  }

  @Test
  void aByteOrderMarkIsPassedOverBeforeTheFirstLineOnly() throws IOException {
    assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("a", "\uFEFFb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "\uFEFF%s", "%s\r\n", "\uFEFF%s\r\n", "\uFEFF%s\n"})
  void neitherMarkNorLineEndCountsForTheLimit(String around) throws IOException {
    assertThat(lines(around.formatted("0123456789"))).containsExactly("0123456789");
    assertThat(lines(around.formatted("0123456789x"))).containsExactly("too long: 0123456789x");
  }

  @Test
  void whereverTheStreamPausesTheLinesAreTheSame() throws IOException {
    Random random = new Random(1);
    for (int round = 0; round < 2000; round++) {
      List<String> expected = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (int line = random.nextInt(8); line > 0; line--) {
        String content = "x".repeat(random.nextInt(random.nextInt(4) == 0 ? 60 : 12));
        boolean isTooLong = content.length() > MAX_LINE_BYTES;
        expected.add(isTooLong ? "too long: " + content : content);
        text.append(content).append(random.nextBoolean() || isTooLong ? "\n" : "\r\n");
      }

      assertThat(lines(new Hesitant(text.toString(), random))).isEqualTo(expected);
    }
  }

  @Test
  void aLongLineThatNobodyCopiedIsPassedOver() throws IOException {
    LineReader reader =
        new LineReader(
            new ByteArrayInputStream(("x".repeat(1000) + "\nb\n").getBytes(StandardCharsets.UTF_8)),
            MAX_LINE_BYTES);

    assertThat(reader.next()).isTrue();
    assertThat(reader.isTooLong()).isTrue();
    assertThat(reader.next()).isTrue();
    assertThat(reader.number()).isEqualTo(2);
    assertThat(reader.isTooLong()).isFalse();
    assertThat(reader.next()).isFalse();
  }

  private static List<String> lines(String text) throws IOException {
    return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> lines(InputStream in) throws IOException {
    LineReader reader = new LineReader(in, MAX_LINE_BYTES);
    List<String> lines = new ArrayList<>();
    while (reader.next()) {
      if (reader.isTooLong()) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        reader.copyTo(copy);
        lines.add("too long: " + copy.toString(StandardCharsets.UTF_8).strip());
        assertThat(reader.length()).isBetween(copy.size() - 2L, copy.size() - 1L);
      } else {
        lines.add(
            new String(
                reader.buffer(),
                reader.start(),
                reader.end() - reader.start(),
                StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  /** A stream that gives a few bytes at a time. */
  private static final class Hesitant extends ByteArrayInputStream {

    private final Random random;

    Hesitant(String text, Random random) {
      super(text.getBytes(StandardCharsets.UTF_8));
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(9)));
    }
  }
}
