package dev.warta.ingest.page;

import dev.warta.events.CarrierKind;
import dev.warta.events.Hints;
import java.util.List;
import java.util.Objects;

/**
 * A page that somebody names.
 *
 * @param address as it is named
 * @param carrier what names it
 * @param listedIn where it is named: a file, or the address of a sitemap
 * @param hints what is said of it there
 * @param version changes when the page has changed, as far as the list knows; null if it does not
 */
record ListedPage(
    String address, CarrierKind carrier, String listedIn, Hints hints, String version) {

  ListedPage {
    Objects.requireNonNull(address);
    Objects.requireNonNull(carrier);
    Objects.requireNonNull(listedIn);
    Objects.requireNonNull(hints);
  }

  /** A page of which nothing but the address is said. */
  static ListedPage of(String address, String listedIn) {
    return new ListedPage(address, CarrierKind.http, listedIn, noHints(), null);
  }

  static Hints noHints() {
    return new Hints(
        null, List.of(), null, null, null, null, List.of(), null, List.of(), List.of());
  }
}
