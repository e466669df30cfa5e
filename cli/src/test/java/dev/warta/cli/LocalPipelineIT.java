package dev.warta.cli;

import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The whole flow with the broker and the database of a local run: no Docker needed. */
class LocalPipelineIT extends PipelineContract {

  @TempDir static Path folder;

  private static DataFolder data;
  private static LocalServers servers;

  @BeforeAll
  static void startServers() throws Exception {
    data = DataFolder.open(folder);
    servers = LocalServers.start(data, 0, 0);
  }

  @AfterAll
  static void stopServers() {
    servers.close();
    data.close();
  }

  @Override
  String bootstrapServers() {
    return servers.endpoints().bootstrapServers();
  }

  @Override
  String emptyDatabase() throws Exception {
    String url = servers.endpoints().jdbcUrl();
    String name = "test" + System.nanoTime();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return url.replace("/postgres?", "/" + name + "?");
  }
}
