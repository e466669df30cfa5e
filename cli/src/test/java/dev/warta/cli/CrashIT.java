package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    Process first = run(lines, "first.txt");
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> stored("first.txt") > 0 || !first.isAlive());
    assertThat(first.isAlive()).as("still at work when it was killed").isTrue();
    first.destroyForcibly().waitFor();
    assertThat(stored("first.txt")).isBetween(1L, ARTICLES - 1L);
    Process second = run(lines, "second.txt", "--json");
    assertThat(second.waitFor(300, TimeUnit.SECONDS)).isTrue();

    String messages = Files.readString(folder.resolve("second.txt"));
    assertThat(second.exitValue()).as(messages).isZero();
    assertThat(messages).contains("%,d published".formatted(ARTICLES)).contains("0 rejected");
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

  private Process run(Path lines, String messages, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Warta.class.getName(),
                "run",
                lines.toString(),
                "--exit",
                "--data",
                folder.resolve("data").toString(),
                "--kafka-port",
                "0",
                "--postgres-port",
                "0"));
    command.addAll(List.of(options));
    ProcessBuilder process =
        new ProcessBuilder(command).redirectError(folder.resolve(messages).toFile());
    // As on a terminal, so that progress comes several times a second.
    process.environment().put("WARTA_TERMINAL", "err");
    return process.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** What the last progress line says was stored. */
  private long stored(String messages) throws Exception {
    Matcher stored = STORED.matcher(Files.readString(folder.resolve(messages)));
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
