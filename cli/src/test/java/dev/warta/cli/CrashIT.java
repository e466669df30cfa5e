package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.cli.WartaProcess.Ended;
import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalPostgres;
import dev.warta.events.TestArticles;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process killed in the middle of its work. */
class CrashIT {

  private static final int ARTICLES = 3_000;
  private static final int MANY_ARTICLES = 15_000;

  private static final Pattern STORED = Pattern.compile("stored ([\\d,]+)");
  private static final Pattern PUBLISHING = Pattern.compile("published ([\\d,]+)");
  private static final Pattern PUBLISHED =
      Pattern.compile("([\\d,]+) published \\([^)]*\\)(?: and ([\\d,]+) by the interrupted run)?");

  @TempDir Path folder;

  @Test
  void afterAKillTheSameCommandStoresEveryArticleExactlyOnce() throws Exception {
    Path lines = writeArticles(ARTICLES);

    WartaProcess first = killedOnce(lines, STORED);
    assertThat(last(STORED, first)).isBetween(1L, ARTICLES - 1L);
    Ended second = run(lines).await();

    assertThat(second.status()).as(second.err()).isZero();
    assertThat(second.err()).contains("0 rejected");
    assertThat(published(second)).isEqualTo(ARTICLES);
    assertStoredOnce(ARTICLES);
  }

  @Test
  void afterAKillWhileItIsReadingTheSameCommandGoesOnAndStoresWhatTheKilledOneHadPublished()
      throws Exception {
    Path lines = writeArticles(MANY_ARTICLES);

    killedOnce(lines, PUBLISHING);
    Ended second = run(lines).await();

    assertThat(second.status()).as(second.err()).isZero();
    assertThat(second.err()).contains("goes on at " + lines).contains(", 0 seen before");
    assertThat(published(second)).isEqualTo(MANY_ARTICLES);
    assertStoredOnce(MANY_ARTICLES);
  }

  /** Runs it until its progress counts one, and kills it. */
  private WartaProcess killedOnce(Path lines, Pattern counter) throws Exception {
    WartaProcess process = run(lines);
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> last(counter, process) > 0 || !process.isAlive());
    assertThat(process.isAlive())
        .as("still at work when it was killed: %s", process.messages())
        .isTrue();
    process.kill();
    return process;
  }

  private Path writeArticles(int articles) throws Exception {
    Path lines = folder.resolve("articles.jsonl");
    try (BufferedWriter writer = Files.newBufferedWriter(lines)) {
      for (int i = 0; i < articles; i++) {
        String text =
            TestArticles.RICE_PRICES_TEXT.replace("delapan", "nomor " + i).replace("\n", "\\n");
        writer.write(
            "{\"id\":\"%d\",\"source\":\"harian-timur\",\"text\":\"%s\"}%n".formatted(i, text));
      }
    }
    return lines;
  }

  private WartaProcess run(Path lines) throws Exception {
    return WartaProcess.start(
        folder,
        "run",
        lines.toString(),
        "--exit",
        "--data",
        folder.resolve("data").toString(),
        "--kafka-port",
        "0",
        "--postgres-port",
        "0");
  }

  /** What the last progress line says of a counter. */
  private static long last(Pattern counter, WartaProcess process) throws Exception {
    Matcher count = counter.matcher(process.messages());
    long last = 0;
    while (count.find()) {
      last = number(count.group(1));
    }
    return last;
  }

  /** By a run and the interrupted one before it. */
  private static long published(Ended ended) {
    Matcher published = PUBLISHED.matcher(ended.err());
    assertThat(published.find()).as(ended.err()).isTrue();
    return number(published.group(1))
        + (published.group(2) == null ? 0 : number(published.group(2)));
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  private void assertStoredOnce(int articles) throws Exception {
    try (DataFolder data = DataFolder.open(folder.resolve("data"));
        LocalPostgres postgres = LocalPostgres.start(data.postgres(), data.postgresBinaries(), 0);
        Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (select count(*) from article), (select count(*) from revision), (select max(revision) from revision)")) {
      row.next();
      assertThat(row.getLong(1)).isEqualTo(articles);
      assertThat(row.getLong(2)).isEqualTo(articles);
      assertThat(row.getLong(3)).isEqualTo(1);
    }
  }
}
