package dev.warta.desk;

import dev.warta.desk.Pipeline.ReplayRefusedException;
import dev.warta.store.StoredRejections;
import dev.warta.store.StoredRejections.Place;
import dev.warta.store.StoredRejections.Rejected;
import dev.warta.store.rejected.CauseInWords;
import dev.warta.store.rejected.Rejection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers {@code GET /api/rejected} and {@code POST /api/rejected/{place}/replay}. */
final class ReadRejected {

  static final List<String> PARAMETERS = List.of("stage", "cause", "cursor", "limit");

  private static final Pattern PLACE =
      Pattern.compile("([A-Za-z0-9._-]{1,249}):(\\d{1,9}):(\\d{1,18})");

  private final StoredRejections rejections;
  private final Pipeline pipeline;
  private final Access access;

  /**
   * @param pipeline null if it is not known
   */
  ReadRejected(StoredRejections rejections, Pipeline pipeline, Access access) {
    this.rejections = rejections;
    this.pipeline = pipeline;
    this.access = access;
  }

  Answer list(Query query) throws ProblemException {
    int limit = query.limit();
    String cursor = query.text("cursor");
    Place after = cursor == null ? null : place(cursor, "cursor");
    List<Rejected> found =
        rejections.page(query.text("stage"), query.text("cause"), after, limit + 1);
    List<Rejected> page = found.subList(0, Math.min(limit, found.size()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("rejected", page.stream().map(ReadRejected::toJson).toList());
    answer.put("nextCursor", found.size() > limit ? word(page.get(limit - 1).place()) : null);
    return Answer.json(200, Json.bytes(json -> Json.write(answer, json)));
  }

  /** Only who has a token may change something, and be it that the desk is on loopback. */
  Answer replay(Query query) throws ProblemException {
    if (!access.hasToken()) {
      throw Problem.of(403, "nothing can be changed at a desk without a token")
          .with("expected", "a desk that was started with a token, and the token")
          .asException();
    }
    if (pipeline == null) {
      throw Problem.of(501, "this desk does not know the brokers").asException();
    }
    Rejected rejected =
        rejections
            .find(place(query.variable("place"), "place"))
            .orElseThrow(
                () -> Problem.of(404, "nothing from this place was rejected").asException());
    try {
      String sentTo = pipeline.replay(rejected);
      return Answer.json(200, Json.bytes(json -> Json.write(Map.of("replayedTo", sentTo), json)));
    } catch (ReplayRefusedException e) {
      throw Problem.of(e.isOutage() ? 503 : 409, e.getMessage()).asException();
    }
  }

  private static Place place(String word, String parameter) throws ProblemException {
    Matcher matcher = PLACE.matcher(word);
    if (!matcher.matches()) {
      throw Query.bad(parameter, "is not a place", "TOPIC:PARTITION:OFFSET");
    }
    return new Place(
        matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)));
  }

  private static String word(Place place) {
    return place.topic() + ":" + place.partition() + ":" + place.offset();
  }

  private static Map<String, Object> toJson(Rejected rejected) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("topic", rejected.place().topic());
    json.put("partition", rejected.place().partition());
    json.put("offset", rejected.place().offset());
    json.put("stage", rejected.stage());
    json.put("cause", rejected.cause());
    json.put("message", rejected.message());
    json.put("inWords", inWords(rejected.cause(), rejected.message()));
    json.put("at", rejected.at());
    json.put("source", rejected.source());
    json.put("articleId", rejected.articleId());
    json.put("replays", rejected.replays());
    return json;
  }

  /** What the cause means. */
  static String inWords(String cause, String message) {
    return CauseInWords.of(
            new Rejection(null, null, null, cause, message, null, null, null, 0, null, null))
        .meaning();
  }
}
