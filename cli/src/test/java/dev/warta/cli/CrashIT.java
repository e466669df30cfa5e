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

  private static final Pattern STORED = Pattern.compile("stored ([\\d,]+)");

  @TempDir Path folder;

  @Test
  void afterAKillTheSameCommandStoresEveryArticleExactlyOnce() throws Exception {
    Path lines = writeArticles();

    WartaProcess first = run(lines);
    await().atMost(Duration.ofSeconds(120)).until(() -> stored(first) > 0 || !first.isAlive());
    assertThat(first.isAlive())
        .as("still at work when it was killed: %s", first.messages())
        .isTrue();
    first.kill();
    assertThat(stored(first)).isBetween(1L, ARTICLES - 1L);
    Ended second = run(lines).await();

    assertThat(second.status()).as(second.err()).isZero();
    assertThat(second.err()).contains("3,000 published").contains("0 rejected");
    assertStoredOnce();
  }

  private Path writeArticles() throws Exception {
    Path lines = folder.resolve("articles.jsonl");
    try (BufferedWriter writer = Files.newBufferedWriter(lines)) {
      for (int i = 0; i < ARTICLES; i++) {
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

  /** What the last progress line says was stored. */
  private static long stored(WartaProcess process) throws Exception {
    Matcher stored = STORED.matcher(process.messages());
    long last = 0;
    while (stored.find()) {
      last = Long.parseLong(stored.group(1).replace(",", ""));
    }
    return last;
  }

  private void assertStoredOnce() throws Exception {
    try (DataFolder data = DataFolder.open(folder.resolve("data"));
        LocalPostgres postgres = LocalPostgres.start(data.postgres(), data.postgresBinaries(), 0);
        Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (select count(*) from article), (select count(*) from revision), (select max(revision) from revision)")) {
      row.next();
      assertThat(row.getLong(1)).isEqualTo(ARTICLES);
      assertThat(row.getLong(2)).isEqualTo(ARTICLES);
      assertThat(row.getLong(3)).isEqualTo(1);
    }
  }
}
