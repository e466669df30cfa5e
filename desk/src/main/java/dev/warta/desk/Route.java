package dev.warta.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.URIUtil;

/**
 * An address and what answers there.
 *
 * @param method GET, which means HEAD, too, or POST
 * @param segments of the path; those in braces are variables, such as {@code {id}}
 * @param parameters that may be given
 * @param isOpen whether it is answered without the token and however busy the desk is
 */
record Route(
    String method,
    List<String> segments,
    List<String> parameters,
    boolean isOpen,
    Endpoint endpoint) {

  /** An address for those who have the token. */
  static Route of(String path, List<String> parameters, Endpoint endpoint) {
    return new Route("GET", segments(path), parameters, false, endpoint);
  }

  /** An address for everybody, without parameters, that is answered at once. */
  static Route open(String path, Endpoint endpoint) {
    return new Route("GET", segments(path), List.of(), true, endpoint);
  }

  /** An address to which something is sent, for those who have the token. */
  static Route post(String path, Endpoint endpoint) {
    return new Route("POST", segments(path), List.of(), false, endpoint);
  }

  /** An address to which everybody may send something. */
  static Route openPost(String path, Endpoint endpoint) {
    return new Route("POST", segments(path), List.of(), true, endpoint);
  }

  boolean takes(String asked) {
    return asked.equals(method) || asked.equals("HEAD") && method.equals("GET");
  }

  /** Whether it may take long: so many at a time are answered only. */
  boolean isInTurn() {
    return !isOpen || method.equals("POST");
  }

  /** The variables of a path by their names, if it is one of this address. */
  Optional<Map<String, String>> variables(String path) {
    List<String> given = segments(path);
    if (given.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      String segment = segments.get(i);
      if (segment.startsWith("{") && !given.get(i).isEmpty()) {
        variables.put(segment.substring(1, segment.length() - 1), URIUtil.decodePath(given.get(i)));
      } else if (!segment.equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }
}
