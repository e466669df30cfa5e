package dev.warta.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.events.ArticleId;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {

  private static final String LINE = "{\"text\": \"%s\"}\n";

  @TempDir Path temporary;
  private Path news;

  @BeforeEach
  void createFolder() throws IOException {
    news = Files.createDirectory(temporary.resolve("harian-timur"));
  }

  @Test
  void aFolderIsReadByNameWithAllBelowIt() throws Exception {
    write("b.txt", "b");
    write("a/z.html", "<p>z");
    write("a.txt", "a");
    write("c.jsonl", LINE.formatted("c1") + LINE.formatted("c2"));

    CollectedArticles collected = read(news.toString());

    assertThat(collected.refusals).isEmpty();
    assertThat(collected.texts()).containsExactly("<p>z", "a", "b", "c1", "c2");
    assertThat(collected.locations())
        .startsWith(news + "/a/z.html", news + "/a.txt")
        .endsWith(news + "/c.jsonl");
  }

  @Test
  void idIsMadeFromThePathInsideTheFolderThatTheUserNamed() throws Exception {
    write("2024/beras.txt", "Harga beras");

    assertThat(read(news.toString()).articles)
        .extracting(RawArticle::getSource, RawArticle::getArticleId)
        .containsExactly(
            tuple("harian-timur", ArticleId.ofSourceId("harian-timur", "2024/beras.txt")));
    assertThat(read(news.resolve("2024/beras.txt").toString()).articles)
        .extracting(RawArticle::getSource, RawArticle::getArticleId)
        .containsExactly(tuple("2024", ArticleId.ofSourceId("2024", "beras.txt")));
  }

  @Test
  void aFileNamedByItselfIsTheSameArticleAsInItsFolder() throws Exception {
    write("beras.txt", "Harga beras");

    RawArticle alone = read(news.resolve("beras.txt").toString()).articles.get(0);
    RawArticle inFolder = read(news + "/").articles.get(0);

    assertThat(alone.getArticleId()).isEqualTo(inFolder.getArticleId());
    assertThat(inFolder.getArticleId()).isEqualTo(TestArticles.RICE_PRICES.getArticleId());
  }

  @Test
  void anIdIsThatOfThePublisherSoInAllFilesOfItsFolderButInNoOtherFolder() throws Exception {
    String line = "{\"id\": 17, \"text\": \"%s\"}\n";
    write("monday.jsonl", line.formatted("Harga beras"));
    write("2024/tuesday.jsonl", line.formatted("Harga beras, diperbarui"));
    Path other = Files.createDirectory(temporary.resolve("harian-barat"));
    Files.writeString(other.resolve("monday.jsonl"), line.formatted("Lain"));

    CollectedArticles read = read(news.toString());
    CollectedArticles readElsewhere = read(other.toString());

    assertThat(read.articles)
        .extracting(RawArticle::getArticleId)
        .containsExactly(
            ArticleId.ofSourceId("harian-timur", "17"), ArticleId.ofSourceId("harian-timur", "17"));
    assertThat(readElsewhere.articles)
        .extracting(RawArticle::getArticleId)
        .containsExactly(ArticleId.ofSourceId("harian-barat", "17"));
  }

  @Test
  void sourceIsTheFoldersRealName() throws Exception {
    write("a/beras.txt", "Harga beras");

    assertThat(read(news.resolve("a/..").toString()).articles)
        .extracting(RawArticle::getSource)
        .containsExactly("harian-timur");
  }

  @Test
  void sourceNamedByTheUserGoesBeforeTheFolders() throws Exception {
    write("beras.txt", "Harga beras");

    assertThat(CollectedArticles.of(source("Harian", news.toString())).articles)
        .extracting(RawArticle::getSource)
        .containsExactly("Harian");
  }

  @Test
  void hiddenFilesAndKeptLinesArePassedOver() throws Exception {
    write(".hidden.txt", "x");
    write(".git/config", "x");
    write("c.rejected.jsonl", LINE.formatted("x"));
    write("C.Rejected.NDJSON", LINE.formatted("x"));
    write("a.txt", "a");

    CollectedArticles collected = read(news.toString());

    assertThat(collected.texts()).containsExactly("a");
    assertThat(collected.refusals).isEmpty();
  }

  @Test
  void keptLinesAreReadWhenTheyAreNamed() throws Exception {
    write("c.rejected.jsonl", LINE.formatted("mended"));

    assertThat(read(news.resolve("c.rejected.jsonl").toString()).texts()).containsExactly("mended");
  }

  @Test
  void badLinesInAFolderAreKeptBesideTheirFileAndNotReadByTheNextRun() throws Exception {
    write("a/c.jsonl", "oops\n" + LINE.formatted("c"));

    read(news.toString());
    CollectedArticles secondRun = read(news.toString());

    assertThat(news.resolve("a/c.rejected.jsonl")).hasContent("oops\n");
    assertThat(secondRun.texts()).containsExactly("c");
    assertThat(secondRun.refusals).hasSize(1);
  }

  @Test
  void symbolicLinksAreRefusedSoThatCirclesEnd() throws Exception {
    write("a.txt", "a");
    Files.createSymbolicLink(news.resolve("circle"), news);
    Path secret = Files.writeString(temporary.resolve("secret"), "secret");
    Files.createSymbolicLink(news.resolve("secret"), secret);

    CollectedArticles collected = read(news.toString());

    assertThat(collected.texts()).containsExactly("a");
    assertThat(collected.refusals)
        .extracting(Refusal::location, Refusal::reason)
        .containsExactly(
            tuple(news + "/circle", "is a symbolic link"),
            tuple(news + "/secret", "is a symbolic link"));
  }

  @Test
  void aLinkThatTheUserNamedIsFollowed() throws Exception {
    write("a.txt", "a");
    Path link = Files.createSymbolicLink(temporary.resolve("link"), news);

    assertThat(read(link.toString()).articles)
        .extracting(RawArticle::getSource)
        .containsExactly("link");
  }

  @Test
  void readingAFolderEndsWhenNoMoreIsWanted() throws Exception {
    write("a.txt", "a");
    write("b/b.txt", "b");
    write("c.txt", "c");

    assertThat(CollectedArticles.of(source(null, news.toString()), 2).texts())
        .containsExactly("a", "b");
  }

  @Test
  void standardInputIsOneArticleWithAnIdFromItsContent() throws Exception {
    CollectedArticles collected = readStandardInput("\n Harga beras turun\n");

    assertThat(collected.articles)
        .extracting(
            RawArticle::getSource,
            RawArticle::getArticleId,
            RawArticle::getMediaType,
            article -> article.getCarrier().getKind())
        .containsExactly(
            tuple(
                "stdin",
                ArticleId.ofContent("\n Harga beras turun\n".getBytes(StandardCharsets.UTF_8)),
                "text/plain",
                CarrierKind.file));
  }

  @Test
  void standardInputThatStartsLikeHtmlIsHtml() throws Exception {
    assertThat(readStandardInput("<!DOCTYPE html>\n<p>beras").articles)
        .extracting(RawArticle::getMediaType)
        .containsExactly("text/html");
  }

  @Test
  void standardInputThatStartsWithABraceIsJsonLines() throws Exception {
    CollectedArticles collected =
        readStandardInput("\uFEFF\n " + LINE.formatted("a") + "oops\n" + LINE.formatted("b"));

    assertThat(collected.texts()).containsExactly("a", "b");
    assertThat(collected.refusals)
        .extracting(Refusal::text)
        .singleElement()
        .asString()
        .startsWith("stdin:3: is not JSON at column 1")
        .endsWith("the line was left out");
  }

  @Test
  void emptyStandardInputIsRefused() throws Exception {
    assertThat(readStandardInput("").refusals)
        .extracting(Refusal::text)
        .containsExactly(
            "stdin: is empty\n  expected text, HTML or JSON Lines; nothing was taken from it");
  }

  @Test
  void aPathThatDoesNotExistIsSaidBeforeAnythingIsRead() {
    assertThatThrownBy(() -> sources("").from(List.of(news.toString(), "no/such.txt"), null))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("\"no/such.txt\": no such file or folder (looked in ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''    |        | \"\": no such file or folder",
        "-,-   |        | standard input (-) can be read once, but was named twice",
        "/     |        | /: its folder has no name to call the publisher by: name it with --source",
        "-     | ' '    | the name of the source is blank: name the publisher, or leave it",
      })
  void whatCannotBeASourceIsSaid(String paths, String sourceName, String message) {
    assertThatThrownBy(() -> sources("").from(List.of(paths.split(",")), sourceName))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void twoFoldersOfOneNameAreRefusedTogether() throws Exception {
    Path one = Files.createDirectories(temporary.resolve("2023/news"));
    Path other = Files.createDirectories(temporary.resolve("2024/news"));
    Files.writeString(one.resolve("001.txt"), "one");
    Files.writeString(other.resolve("001.txt"), "other");
    List<String> folders = List.of(one.toString(), other.toString());
    List<String> files = List.of(one + "/001.txt", other + "/001.txt");

    for (List<String> named : List.of(folders, files)) {
      for (String sourceName : new String[] {null, "Harian"}) {
        assertThatThrownBy(() -> sources("").from(named, sourceName))
            .isInstanceOf(SourceException.class)
            .hasMessageStartingWith(
                "%s and %s are different folders, but both go by the source \"%s\""
                    .formatted(
                        named.get(0), named.get(1), sourceName == null ? "news" : sourceName))
            .hasMessageContaining("read their parent folder instead");
      }
    }
  }

  @Test
  void theSameFolderMayBeNamedTwiceAndFilesInIt() throws Exception {
    write("a.txt", "a");
    write("b.txt", "b");
    Files.createDirectory(news.resolve("sub"));

    List<ArticleSource> sources =
        sources("")
            .from(
                List.of(
                    news.toString(),
                    news + "/sub/..",
                    news + "/a.txt",
                    news + "/b.txt",
                    news + "/a.txt"),
                null);

    assertThat(sources).hasSize(5);
  }

  @Test
  void filesOfDifferentNamesAndJsonLinesMayComeFromAnywhereUnderANamedSource() throws Exception {
    write("2023/a.txt", "a");
    write("2024/b.txt", "b");
    write("2023/c.jsonl", "c");
    write("2024/c.jsonl", "c");

    List<ArticleSource> sources =
        sources("")
            .from(
                List.of(
                    news + "/2023/a.txt",
                    news + "/2024/b.txt",
                    news + "/2023/c.jsonl",
                    news + "/2024/c.jsonl"),
                "Harian");

    assertThat(sources).hasSize(4);
  }

  @Test
  void nothingNamedIsSaid() {
    assertThatThrownBy(() -> sources("").from(List.of(), null))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("name files, folders, or - for standard input");
  }

  private void write(String name, String text) throws IOException {
    Path file = news.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CollectedArticles read(String path) throws InterruptedException {
    return CollectedArticles.of(source(null, path));
  }

  private CollectedArticles readStandardInput(String text) throws InterruptedException {
    return CollectedArticles.of(sources(text).from(List.of("-"), null).get(0));
  }

  private static ArticleSource source(String sourceName, String path) {
    return sources("").from(List.of(path), sourceName).get(0);
  }

  private static Sources sources(String standardInput) {
    return new Sources(
        Limits.DEFAULT,
        new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
        Clock.fixed(TestArticles.RECEIVED, ZoneOffset.UTC));
  }
}
