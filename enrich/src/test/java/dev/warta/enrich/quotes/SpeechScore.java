package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.AnnotatedSpeech.Said;
import dev.warta.events.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts how many quotes and speakers of annotated articles were found. */
final class SpeechScore {

  private int found;
  private int expected;
  private int right;
  private int rightSpeakers;
  private final List<String> faults = new ArrayList<>();

  void add(AnnotatedSpeech article, List<Quote> quotes) {
    List<Said> open = new ArrayList<>(article.quotes());
    found += quotes.size();
    expected += open.size();
    for (Quote quote : quotes) {
      Optional<Said> hit =
          open.stream()
              .filter(
                  s -> AnnotatedSpeech.key(s.text()).equals(AnnotatedSpeech.key(quote.getText())))
              .findFirst();
      if (hit.isEmpty()) {
        faults.add(
            "%s: none: %s (%s, %s)"
                .formatted(article.name(), quote.getText(), quote.getSpeaker(), quote.getMethod()));
      } else {
        open.remove(hit.get());
        right++;
        compareSpeakers(article, hit.get(), quote);
      }
    }
    open.forEach(
        s -> faults.add("%s: missed: %s (%s)".formatted(article.name(), s.text(), s.speaker())));
  }

  private void compareSpeakers(AnnotatedSpeech article, Said said, Quote quote) {
    if (AnnotatedSpeech.key(said.speaker()).equals(AnnotatedSpeech.key(quote.getSpeaker()))) {
      rightSpeakers++;
    } else {
      faults.add(
          "%s: speaker: %s (%s, %s, %s) for %s"
              .formatted(
                  article.name(),
                  quote.getSpeaker(),
                  quote.getMethod(),
                  quote.getCue(),
                  quote.getText(),
                  said.speaker()));
    }
  }

  double precision() {
    return share(right, found);
  }

  double recall() {
    return share(right, expected);
  }

  double speakers() {
    return share(rightSpeakers, right);
  }

  List<String> faults() {
    return faults;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  @Override
  public String toString() {
    return "P %.3f R %.3f speakers %.3f of %d"
        .formatted(precision(), recall(), speakers(), expected);
  }
}
