package dev.warta.store.postgres;

import dev.warta.events.Topics;
import dev.warta.store.ArticleExport;
import dev.warta.store.ArticleLog;
import dev.warta.store.ArticleReader;
import dev.warta.store.ArticleSearch;
import dev.warta.store.ArticleStatistics;
import dev.warta.store.ArticleStore;
import dev.warta.store.ArticleSummary;
import dev.warta.store.Batch;
import dev.warta.store.Health;
import dev.warta.store.StoreCounts;
import dev.warta.store.StoreUnavailableException;
import dev.warta.store.StoredRejections;
import dev.warta.store.StoredRevisions;
import dev.warta.store.audit.StoreSnapshot;
import dev.warta.store.journey.JourneyReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The article store in PostgreSQL 15 or newer.
 *
 * <p>{@link #open} brings the tables up to date and connects; {@link #openForReading} changes
 * nothing, for programs that search. Close it to give the connections back. The database must be in
 * the encoding UTF8.
 */
public final class PostgresArticleStore implements ArticleStore {

  /** How long a service should wait for its database at the start: it may be starting, too. */
  public static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  private final Database database;
  private final Pools pools;
  private final ArticleSearch search;

  private PostgresArticleStore(Database database, Pools pools) {
    this.database = database;
    this.pools = pools;
    this.search = new PostgresArticleSearch(pools.reading());
  }

  /**
   * Creates or updates the tables, then connects, without waiting for a database that is not there.
   *
   * @see #open(String, String, String, int, Duration)
   */
  public static PostgresArticleStore open(
      String jdbcUrl, String user, String password, int poolSize) {
    return open(jdbcUrl, user, password, poolSize, Duration.ZERO);
  }

  /**
   * Creates or updates the tables, then connects. Several instances may open the same database at
   * once.
   *
   * <p>While the database is starting, or does not answer, it is tried again and each attempt
   * logged, so that the services of a cluster can start in any order; {@link #START_TIMEOUT} is
   * what a service should wait. What does not pass by itself, such as a wrong password or a
   * database that does not exist, fails at once.
   *
   * @param jdbcUrl such as {@code jdbc:postgresql://localhost:5432/warta}
   * @param user the owner of the tables; null where the URL names it
   * @param password null where the server asks for none, or the URL holds it
   * @param poolSize most connections that write, and as many again that read; one for each sink is
   *     enough to write
   * @param patience how long to wait for the database
   * @throws StoreUnavailableException if the database does not answer in time, does not let this
   *     user in, or its tables cannot be brought up to date or are newer than this program; or if
   *     the thread is interrupted, which stays so
   */
  public static PostgresArticleStore open(
      String jdbcUrl, String user, String password, int poolSize, Duration patience) {
    Database database = new Database(jdbcUrl, user, password);
    database.awaitAndMigrate(patience);
    return new PostgresArticleStore(database, Pools.forWriting(jdbcUrl, user, password, poolSize));
  }

  /**
   * Connects to search and to read, and changes nothing: the tables must be there, as {@code warta
   * store} of this version makes them. {@link #write} is refused.
   *
   * @param jdbcUrl such as {@code jdbc:postgresql://localhost:5432/warta}
   * @param user needs the right to select, also on {@code flyway_schema_history}; null where the
   *     URL names it
   * @param password null where the server asks for none, or the URL holds it
   * @param poolSize most connections
   * @throws StoreUnavailableException if the database does not answer, or its tables are missing,
   *     older or newer than this program
   */
  public static PostgresArticleStore openForReading(
      String jdbcUrl, String user, String password, int poolSize) {
    Database database = new Database(jdbcUrl, user, password);
    database.checkVersion();
    return new PostgresArticleStore(database, Pools.forReading(jdbcUrl, user, password, poolSize));
  }

  @Override
  public Map<TopicPartition, Long> offsets() {
    try (Connection connection = pools.reading().getConnection()) {
      database.checkVersion(connection);
      return SinkOffsets.read(connection);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read the recorded offsets", e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if it was opened for reading
   */
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

  /** Counts articles. */
  public ArticleStatistics statistics() {
    return new PostgresStatistics(pools.reading());
  }

  /** Reads single articles. */
  public ArticleReader articles() {
    return new PostgresArticles(pools.reading());
  }

  /** Reads what was stored since a position. */
  public ArticleLog log() {
    return new PostgresArticleLog(pools.reading());
  }

  /** Reads all articles of a search. */
  public ArticleExport export() {
    return new PostgresArticleExport(pools.reading());
  }

  /** Reads what was rejected. */
  public StoredRejections rejections() {
    return new PostgresStoredRejections(pools.reading());
  }

  /** Tells what became of single articles. */
  public JourneyReader journeys() {
    return new PostgresJourneys(pools.reading(), search);
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

  /**
   * A snapshot of what became of the raw records, for an audit; the caller closes it.
   *
   * @param topics names of the topics the store is filled from
   * @throws StoreUnavailableException if the database is out
   */
  public StoreSnapshot snapshot(Topics topics) {
    return PostgresSnapshot.open(pools.reading(), topics);
  }

  /** Which revisions are stored, by the raw records they were made from. */
  public StoredRevisions revisions() {
    return new PostgresStoredRevisions(pools.reading());
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
      return Health.unhealthy(
          PostgresErrors.onReading("PostgreSQL does not answer", e).getMessage());
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
      RejectionRows.write(connection, batch);
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
}
