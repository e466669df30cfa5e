package dev.warta.lab.crash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is not as it should be, by kind, each with the first few cases. */
final class Findings {

  private static final int CASES_SHOWN = 5;

  private final Map<String, List<String>> cases = new LinkedHashMap<>();

  /**
   * Notes a case.
   *
   * @param kind what is wrong, in words that are the same for all cases of the kind
   * @param what the record or row concerned
   */
  void add(String kind, Object what) {
    cases.computeIfAbsent(kind, none -> new ArrayList<>()).add(what.toString());
  }

  boolean isEmpty() {
    return cases.isEmpty();
  }

  /** A line for each kind, and below it the first cases. */
  @Override
  public String toString() {
    return cases.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue().size() + shown(entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String shown(List<String> all) {
    return all.stream().limit(CASES_SHOWN).map(one -> "\n  " + one).collect(Collectors.joining())
        + (all.size() > CASES_SHOWN ? "\n  ..." : "");
  }
}
