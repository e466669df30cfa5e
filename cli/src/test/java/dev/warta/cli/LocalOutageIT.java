package dev.warta.cli;

import dev.warta.cli.local.LocalPostgres;
import dev.warta.cli.local.TestCluster;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Outages of a broker and a database on this machine: no Docker needed. */
class LocalOutageIT extends OutageContract {

  @TempDir private static Path folder;

  private static LocalPostgres postgres;
  private static TestCluster broker;
  private static Cable brokerCable;
  private static Cable databaseCable;

  @BeforeAll
  static void startServers() throws Exception {
    postgres = LocalPostgres.start(folder.resolve("postgres"), folder.resolve("binaries"), 0);
    databaseCable = Cable.to(port(postgres.jdbcUrl()));
    int brokerPort = TestCluster.freePort();
    brokerCable = Cable.to(brokerPort);
    broker = TestCluster.startBehind(folder.resolve("kafka"), brokerPort, brokerCable.port());
  }

  @AfterAll
  static void stopServers() throws Exception {
    broker.close();
    postgres.close();
    brokerCable.close();
    databaseCable.close();
  }

  @Override
  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  @Override
  void createDatabase(String name) throws Exception {
    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
  }

  @Override
  String throughCable(String name) {
    return postgres
        .jdbcUrl()
        .replace(
            ":" + port(postgres.jdbcUrl()) + "/postgres?",
            ":" + databaseCable.port() + "/" + name + "?");
  }

  @Override
  String besideCable() {
    return postgres.jdbcUrl();
  }

  @Override
  Cable brokerCable() {
    return brokerCable;
  }

  @Override
  Cable databaseCable() {
    return databaseCable;
  }

  private static int port(String jdbcUrl) {
    return URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
  }
}
