package dev.warta.ingest.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a host's {@code /.well-known/tdmrep.json} says of text and data mining (W3C TDM Reservation
 * Protocol): rules for the paths of its pages, of which the first that fits counts.
 *
 * <p>A location is a path, or the beginning of one, as in {@code robots.txt}: {@code *} stands for
 * anything, {@code $} at the end for the end.
 */
record TdmReservations(List<Rule> rules) {

  static final TdmReservations NONE = new TdmReservations(List.of());

  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_RULES = 1_000;

  /**
   * What holds at a location.
   *
   * @param reservation {@code 1} if the rights are reserved, {@code 0} if not
   * @param policy address of the conditions; null if none
   */
  record Rule(String location, String reservation, String policy) {

    boolean fits(String path) {
      boolean isToTheEnd = location.endsWith("$");
      String[] parts =
          (isToTheEnd ? location.substring(0, location.length() - 1) : location).split("\\*", -1);
      if (!path.startsWith(parts[0])) {
        return false;
      }
      int at = parts[0].length();
      for (int i = 1; i < parts.length; i++) {
        boolean isLast = i == parts.length - 1;
        int found =
            isLast && isToTheEnd ? path.length() - parts[i].length() : path.indexOf(parts[i], at);
        if (found < at || !path.startsWith(parts[i], found)) {
          return false;
        }
        at = found + parts[i].length();
      }
      return !isToTheEnd || at == path.length();
    }
  }

  TdmReservations {
    rules = List.copyOf(rules);
  }

  /** As the file says it; what is no rule is passed over, and what is no such file says nothing. */
  static TdmReservations of(byte[] file) {
    List<Rule> rules = new ArrayList<>();
    try (JsonParser json = JSON.createParser(file)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        return NONE;
      }
      for (JsonToken token = json.nextToken();
          token != JsonToken.END_ARRAY && token != null && rules.size() < MOST_RULES;
          token = json.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          rule(json).ifPresent(rules::add);
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      return NONE;
    }
    return new TdmReservations(rules);
  }

  private static Optional<Rule> rule(JsonParser json) throws IOException {
    Map<String, String> fields = new HashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      if (json.nextToken().isScalarValue()) {
        fields.put(name, json.getText().strip());
      } else {
        json.skipChildren();
      }
    }
    String location = fields.get("location");
    String reservation = fields.get("tdm-reservation");
    return location == null
            || !location.startsWith("/") && !location.startsWith("*")
            || !"1".equals(reservation) && !"0".equals(reservation)
        ? Optional.empty()
        : Optional.of(new Rule(location, reservation, fields.get("tdm-policy")));
  }

  /**
   * The rule for a page, if there is one.
   *
   * @param path with its query, as it stands in the address
   */
  Optional<Rule> of(String path) {
    return rules.stream().filter(rule -> rule.fits(path)).findFirst();
  }
}
