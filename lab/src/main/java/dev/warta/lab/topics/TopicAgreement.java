package dev.warta.lab.topics;

import java.util.List;

/** Counts how often the topics found hold the one that an article is labelled with. */
final class TopicAgreement {

  private int articles;
  private int answered;
  private int first;
  private int among;

  void add(String label, List<String> found) {
    articles++;
    answered += found.isEmpty() ? 0 : 1;
    first += !found.isEmpty() && found.get(0).equals(label) ? 1 : 0;
    among += found.contains(label) ? 1 : 0;
  }

  @Override
  public String toString() {
    return String.format(
        "%4d articles  unknown %.3f  first right %.3f  among those given %.3f  of all %.3f",
        articles,
        1 - share(answered, articles),
        share(first, answered),
        share(among, answered),
        share(among, articles));
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
