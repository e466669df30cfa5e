package dev.warta.desk;

import dev.warta.events.EntityType;
import dev.warta.store.ArticleStatistics;
import dev.warta.store.EntityProfile;
import dev.warta.store.EntityRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers {@code GET /api/entities/{id}}: what articles say of a person, and so on. */
final class ReadEntity implements Endpoint {

  static final List<String> PARAMETERS = List.of("from", "to");

  private static final int LONGEST_ID = 1000;

  private final ArticleStatistics statistics;

  ReadEntity(ArticleStatistics statistics) {
    this.statistics = statistics;
  }

  /** The id of an entity: its type and the words of its name. */
  static String id(EntityType type, List<String> words) {
    return type.name() + ":" + String.join(" ", words);
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    String[] id = query.variable("id").split(":", 2);
    Optional<EntityType> type =
        Arrays.stream(EntityType.values()).filter(one -> one.name().equals(id[0])).findFirst();
    if (type.isEmpty() || id.length < 2 || id[1].isBlank() || id[1].length() > LONGEST_ID) {
      throw Query.bad(
          "id", "is not the id of an entity", "person, organisation or place, a colon, a name");
    }
    EntityRequest request =
        new EntityRequest(type.get(), id[1], query.time("from"), query.time("to"));
    EntityProfile profile =
        statistics
            .profile(request)
            .orElseThrow(
                () -> Problem.of(404, "no article names this " + type.get()).asException());
    return Answer.json(200, Json.bytes(json -> Json.write(toJson(profile), json)));
  }

  private static Map<String, Object> toJson(EntityProfile profile) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id(profile.type(), profile.words()));
    json.put("type", profile.type());
    json.put("name", profile.name());
    json.put("articles", profile.articles());
    json.put("isExact", profile.isExact());
    json.put("firstAt", profile.firstAt());
    json.put("lastAt", profile.lastAt());
    json.put("roles", profile.roles().stream().map(ReadEntity::role).toList());
    json.put("mentions", profile.days().stream().map(ReadEntity::day).toList());
    json.put("companions", profile.companions().stream().map(ReadEntity::companion).toList());
    json.put("places", profile.places().stream().map(ReadEntity::place).toList());
    json.put("quotes", profile.quotes());
    return json;
  }

  private static Map<String, Object> role(EntityProfile.Role role) {
    return Json.object("role", role.role(), "articles", role.articles());
  }

  private static Map<String, Object> day(EntityProfile.Day day) {
    return Json.object("at", day.day(), "articles", day.articles());
  }

  private static Map<String, Object> companion(EntityProfile.Other other) {
    return Json.object(
        "id", id(other.type(), other.words()),
        "type", other.type(),
        "name", other.name(),
        "articles", other.articles());
  }

  private static Map<String, Object> place(EntityProfile.Where place) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", place.name());
    json.put("country", place.country());
    json.put("geonamesId", place.geonamesId());
    json.put("latitude", place.latitude());
    json.put("longitude", place.longitude());
    json.put("articles", place.articles());
    return json;
  }
}
