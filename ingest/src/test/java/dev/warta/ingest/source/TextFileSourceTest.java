package dev.warta.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.events.ArticleId;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileSourceTest {

  private static final Clock RECEIVED = Clock.fixed(TestArticles.RECEIVED, ZoneOffset.UTC);
  private static final byte[] RICE_PRICES =
      TestArticles.RICE_PRICES_TEXT.getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void textGoesOnAsTheRawArticleThatTheOtherModulesTestWith() throws Exception {
    CollectedArticles collected = read("beras.txt", RICE_PRICES);

    RawArticle expected =
        RawArticle.newBuilder(TestArticles.RICE_PRICES)
            .setCarrier(new Carrier(CarrierKind.file, "harian-timur/beras.txt", null))
            .build();
    assertThat(collected.articles).containsExactly(expected);
    assertThat(collected.refusals).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
  void bytesStayAsTheyAreAndNoCharsetIsSaid(String charset) throws Exception {
    byte[] content =
        "Caf\u00e9 in M\u00fcnchen\r\n\r\nges\u00f6hnt".getBytes(Charset.forName(charset));

    CollectedArticles collected = read("cafe.txt", content);

    assertThat(collected.articles)
        .singleElement()
        .satisfies(
            article -> {
              assertThat(article.getContent()).isEqualTo(ByteBuffer.wrap(content));
              assertThat(article.getCharset()).isNull();
              assertThat(article.getContentHash()).isEqualTo(ArticleId.contentHash(content));
            });
  }

  @Test
  void byteOrderMarkStaysInTheContent() throws Exception {
    byte[] content = "\uFEFFHarga beras turun".getBytes(StandardCharsets.UTF_8);

    assertThat(read("beras.txt", content).articles)
        .extracting(RawArticle::getContent)
        .containsExactly(ByteBuffer.wrap(content));
  }

  @ParameterizedTest
  @CsvSource({
    "beras.txt, Harga beras, text/plain",
    "beras.text, Harga beras, text/plain",
    "beras.md, # Harga beras, text/plain",
    "beras, Harga beras, text/plain",
    "beras.harian, Harga beras, text/plain",
    "beras.txt, <!DOCTYPE html><p>Harga, text/plain",
    "beras.html, <p>Harga beras, text/html",
    "BERAS.HTM, <p>Harga beras, text/html",
    "beras, <!doctype html><p>Harga beras, text/html",
    "beras.php, ' <html lang=id><p>Harga beras', text/html",
    "beras.php, '<?xml version=\"1.0\"?> <!-- x --> <html>', text/html",
    "beras, The <html> element, text/plain",
  })
  void mediaTypeComesFromTheNameElseFromTheContent(String name, String text, String mediaType)
      throws Exception {
    assertThat(read(name, text.getBytes(StandardCharsets.UTF_8)).articles)
        .extracting(RawArticle::getMediaType)
        .containsExactly(mediaType);
  }

  @Test
  void oneNulByteDoesNotMakeTextBinary() throws Exception {
    assertThat(read("beras.txt", "Harga\u0000 beras".getBytes(StandardCharsets.UTF_8)).articles)
        .hasSize(1);
  }

  @Test
  void textInAnyScriptIsText() throws Exception {
    byte[] shiftJis = "米の値段が下がった。\r\nベトナムからの輸入".getBytes(Charset.forName("Shift_JIS"));

    assertThat(read("kome.txt", shiftJis).articles).hasSize(1);
    assertThat(read("kome2.txt", "米の値段".getBytes(StandardCharsets.UTF_8)).articles).hasSize(1);
  }

  @Test
  void randomBytesAreBinary() throws Exception {
    byte[] noise = new byte[4096];
    new Random(1).nextBytes(noise);

    assertThat(read("noise.txt", noise).refusals)
        .extracting(Refusal::text)
        .containsExactly(
            "harian-timur/noise.txt: is binary\n"
                + "  expected text, HTML or JSON Lines; the file was left out");
  }

  @ParameterizedTest
  @CsvSource({
    "photo.JPG, x, is a .jpg file",
    "articles.json, {}, is a .json file",
    "beras.txt, %PDF-1.7 x, is a PDF document",
  })
  void whatIsKnownNotToBeAnArticleIsRefused(String name, String content, String reason)
      throws Exception {
    CollectedArticles collected = read(name, content.getBytes(StandardCharsets.UTF_8));

    assertThat(collected.articles).isEmpty();
    assertThat(collected.refusals).extracting(Refusal::reason).containsExactly(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {" \r\n\t ", "\uFEFF\n", "\u00a0\u3000\n", "\u0000"})
  void whiteSpaceAloneIsRefused(String blank) throws Exception {
    assertThat(read("blank.txt", blank.getBytes(StandardCharsets.UTF_8)).refusals)
        .extracting(Refusal::reason)
        .containsExactly("holds nothing but white space");
  }

  @Test
  void anEmptyFileIsRefused() throws Exception {
    assertThat(read("empty.txt", new byte[0]).refusals)
        .extracting(Refusal::reason)
        .containsExactly("is empty");
  }

  @Test
  void aFileAboveTheLimitIsRefusedWithSizeAndLimit() throws Exception {
    CollectedArticles collected = read("beras.txt", "x".repeat(1001), new Limits(1000));

    assertThat(collected.articles).isEmpty();
    assertThat(collected.refusals)
        .extracting(Refusal::reason, Refusal::expected)
        .containsExactly(
            tuple("has 1,001 bytes", "at most 1,000 bytes, the largest record configured"));
  }

  @Test
  void aFileOfExactlyTheLimitIsTaken() throws Exception {
    assertThat(read("beras.txt", "x".repeat(1000), new Limits(1000)).articles).hasSize(1);
  }

  @Test
  void aFileThatVanishedIsRefused() throws Exception {
    TextFileSource source = source("gone.txt", Limits.DEFAULT);

    assertThat(CollectedArticles.of(source).refusals)
        .extracting(Refusal::reason)
        .containsExactly("cannot be read: it is no longer there");
  }

  private CollectedArticles read(String name, byte[] content)
      throws IOException, InterruptedException {
    Files.write(folder.resolve(name), content);
    return CollectedArticles.of(source(name, Limits.DEFAULT));
  }

  private CollectedArticles read(String name, String content, Limits limits)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve(name), content);
    return CollectedArticles.of(source(name, limits));
  }

  private TextFileSource source(String name, Limits limits) {
    return new TextFileSource(
        folder.resolve(name),
        "harian-timur/" + name,
        name,
        new Reading("harian-timur", limits, RECEIVED, true));
  }
}
