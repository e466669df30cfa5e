package dev.warta.lab.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What a crash test does; the same for the same values, as far as the machine allows.
 *
 * @param seed of the articles, of the order of events and of the pauses
 * @param kinds the events
 * @param rounds how often each event happens
 * @param articles how many articles the load has; it begins again when all are sent and the rounds
 *     go on
 * @param articlesPerSecond how fast the load is sent, about
 */
record CrashPlan(long seed, Set<Event> kinds, int rounds, int articles, int articlesPerSecond) {

  CrashPlan {
    if (rounds < 1 || articles < 1 || articlesPerSecond < 1) {
      throw new IllegalArgumentException(
          "rounds, articles and articles a second must be at least 1, not %d, %d and %d"
              .formatted(rounds, articles, articlesPerSecond));
    }
  }

  /** A plan with every kind of event. */
  CrashPlan(long seed, int rounds, int articles, int articlesPerSecond) {
    this(seed, EnumSet.allOf(Event.class), rounds, articles, articlesPerSecond);
  }

  /** Every event once a round, in random order; who leaves has joined before. */
  List<Event> events() {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      List<Event> shuffled = new ArrayList<>(kinds);
      Collections.shuffle(shuffled, random);
      putInOrder(shuffled, Event.ENRICH_JOINS, Event.ENRICH_LEAVES);
      putInOrder(shuffled, Event.STORE_JOINS, Event.STORE_LEAVES);
      events.addAll(shuffled);
    }
    return events;
  }

  private static void putInOrder(List<Event> events, Event first, Event second) {
    int one = events.indexOf(first);
    int other = events.indexOf(second);
    if (one > other) {
      Collections.swap(events, one, other);
    }
  }

  /** The command that does the same again. */
  String command() {
    return "lab/run crash --seed %d --rounds %d --articles %d --rate %d"
        .formatted(seed, rounds, articles, articlesPerSecond);
  }
}
