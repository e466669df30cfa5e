package dev.warta.lab.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Counts what of the found was wanted, and what of the wanted was found. */
final class Agreement {

  private int right;
  private int found;
  private int wanted;

  /** Counts every item of the wanted once; an item that is in both twice counts twice. */
  <T> void add(Collection<T> foundOnes, Collection<T> wantedOnes) {
    List<T> open = new ArrayList<>(wantedOnes);
    right += (int) foundOnes.stream().filter(open::remove).count();
    found += foundOnes.size();
    wanted += wantedOnes.size();
  }

  private static double share(double part, int whole) {
    return whole == 0 ? 0 : part / whole;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "F1 %.3f  P %.3f  R %.3f  of %d",
        share(2.0 * right, found + wanted),
        share(right, found),
        share(right, wanted),
        wanted);
  }
}
