package dev.warta.store.postgres;

import dev.warta.store.ArticleStatistics;
import dev.warta.store.EntityProfile;
import dev.warta.store.EntityRequest;
import dev.warta.store.Rising;
import dev.warta.store.RisingRequest;
import dev.warta.store.TimeCountRequest;
import dev.warta.store.TimeCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Statistics of the current revisions. */
final class PostgresStatistics implements ArticleStatistics {

  private final DataSource dataSource;

  PostgresStatistics(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public TimeCounts counts(TimeCountRequest request) {
    try (Connection connection = dataSource.getConnection()) {
      Optional<Sql> matching =
          PostgresArticleSearch.latest(
              connection, request.words(), request.filter(), request.mostArticles());
      return CountsOverTime.read(connection, matching, request);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot count articles over time", e);
    }
  }

  @Override
  public Optional<EntityProfile> profile(EntityRequest request) {
    try (Connection connection = dataSource.getConnection()) {
      return Profiles.read(connection, request);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read what is said of a name", e);
    }
  }

  @Override
  public Rising rising(RisingRequest request) {
    try (Connection connection = dataSource.getConnection()) {
      return RisingNames.read(connection, request);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read what is rising", e);
    }
  }
}
