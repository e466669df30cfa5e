package dev.warta.store.audit;

import java.util.ArrayList;
import java.util.List;

/** What an audit has to tell beside its figures; names a limited number of records. */
final class Findings {

  private final int limit;
  private final List<Finding> records = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Findings(int limit) {
    this.limit = limit;
  }

  /** How many more records may be named. */
  int room() {
    return limit - records.size();
  }

  /** Names a record, if there is room. */
  void record(Finding finding) {
    if (room() > 0) {
      records.add(finding);
    }
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  List<Finding> records() {
    return List.copyOf(records);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
