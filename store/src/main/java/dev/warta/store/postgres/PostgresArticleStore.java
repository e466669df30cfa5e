package dev.warta.store.postgres;

import dev.warta.store.ArticleSearch;
import dev.warta.store.ArticleStore;
import dev.warta.store.ArticleSummary;
import dev.warta.store.Batch;
import dev.warta.store.Health;
import dev.warta.store.StoreCounts;
import dev.warta.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The article store in PostgreSQL 15 or newer.
 *
 * <p>{@link #open} brings the tables up to date and connects; close it to give the connections
 * back. The database must be in the encoding UTF8.
 */
public final class PostgresArticleStore implements ArticleStore {

  private static final String MIGRATIONS = "classpath:dev/warta/store/postgres/db/migration";

  private final Pools pools;
  private final ArticleSearch search;

  private PostgresArticleStore(Pools pools) {
    this.pools = pools;
    this.search = new PostgresArticleSearch(pools.reading());
  }

  /**
   * Creates or updates the tables, then connects. Several instances may open the same database at
   * once.
   *
   * @param jdbcUrl such as {@code jdbc:postgresql://localhost:5432/warta}
   * @param user the owner of the tables; null where the URL names it
   * @param password null where the server asks for none, or the URL holds it
   * @param poolSize most connections that write, and as many again that read; one for each sink is
   *     enough to write
   * @throws StoreUnavailableException if the database does not answer, or its tables cannot be
   *     brought up to date
   */
  public static PostgresArticleStore open(
      String jdbcUrl, String user, String password, int poolSize) {
    checkEncoding(jdbcUrl, user, password);
    migrate(jdbcUrl, user, password);
    return new PostgresArticleStore(new Pools(jdbcUrl, user, password, poolSize));
  }

  @Override
  public Map<TopicPartition, Long> offsets() {
    try (Connection connection = pools.reading().getConnection()) {
      return SinkOffsets.read(connection);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read the recorded offsets", e);
    }
  }

  @Override
  public void write(Batch batch) {
    try (Connection connection = pools.writing().getConnection()) {
      write(connection, batch);
    } catch (SQLException e) {
      throw PostgresErrors.onWriting(
          String.format(
              Locale.ROOT,
              "cannot store a batch of %d articles and %d sightings",
              batch.articles().size(),
              batch.sightings().size()),
          e);
    }
  }

  @Override
  public ArticleSearch search() {
    return search;
  }

  @Override
  public StoreCounts counts() {
    String sql =
        "select (select count(*) from article), (select count(*) from revision),"
            + " (select count(*) from sighting)";
    try (Connection connection = pools.reading().getConnection();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      row.next();
      return new StoreCounts(row.getLong(1), row.getLong(2), row.getLong(3));
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot count what is stored", e);
    }
  }

  @Override
  public List<ArticleSummary> summaries(Collection<String> articleIds) {
    try (Connection connection = pools.reading().getConnection()) {
      return Summaries.read(connection, articleIds);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read article summaries", e);
    }
  }

  @Override
  public Health health() {
    try (Connection connection = pools.reading().getConnection();
        PreparedStatement select =
            connection.prepareStatement("select 1 from sink_offset limit 1");
        ResultSet row = select.executeQuery()) {
      row.next();
      return Health.HEALTHY;
    } catch (SQLException e) {
      return Health.unhealthy("PostgreSQL does not answer: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    pools.close();
  }

  private static void write(Connection connection, Batch batch) throws SQLException {
    boolean isCommitted = false;
    try {
      SinkOffsets.advance(connection, batch.offsets());
      BatchInsert.write(connection, batch);
      connection.commit();
      isCommitted = true;
    } finally {
      if (!isCommitted) {
        rollBack(connection);
      }
    }
  }

  /** The error that led here is the one to tell. */
  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is broken, and with it the transaction.
    }
  }

  private static void checkEncoding(String jdbcUrl, String user, String password) {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("connectTimeout", "10");
    try (Connection connection = DriverManager.getConnection(jdbcUrl, properties);
        PreparedStatement select =
            connection.prepareStatement("select current_setting('server_encoding')");
        ResultSet row = select.executeQuery()) {
      row.next();
      if (!row.getString(1).equals("UTF8")) {
        throw new StoreUnavailableException(
            "the database at %s has the encoding %s, which cannot hold every language: create it with encoding UTF8"
                .formatted(withoutPassword(jdbcUrl), row.getString(1)),
            null);
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException(
          "cannot connect to "
              + withoutPassword(jdbcUrl)
              + (user == null ? "" : " as " + user)
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** The address as it may stand in a message. */
  private static String withoutPassword(String jdbcUrl) {
    return jdbcUrl.replaceAll("password=[^&]*", "password=...");
  }

  private static void migrate(String jdbcUrl, String user, String password) {
    try {
      Flyway.configure(PostgresArticleStore.class.getClassLoader())
          .dataSource(jdbcUrl, user, password)
          .locations(MIGRATIONS)
          .connectRetries(0)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreUnavailableException(
          "cannot bring the tables at "
              + withoutPassword(jdbcUrl)
              + " up to date: "
              + e.getMessage(),
          e);
    }
  }
}
