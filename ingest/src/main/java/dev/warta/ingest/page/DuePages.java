package dev.warta.ingest.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** The pages of a memory that are to be looked at again, in the order of their times. */
final class DuePages {

  private record Due(Instant at, String address) {}

  private final PageMemory memory;
  private final PriorityQueue<Due> waiting =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::address));

  DuePages(PageMemory memory) {
    this.memory = memory;
    memory.all().forEach(this::add);
  }

  /** A page of the memory was looked at again, or is new. */
  void add(KnownPage page) {
    page.due().ifPresent(at -> waiting.add(new Due(at, page.address())));
  }

  /** The page whose turn is next; empty if there is none. */
  Optional<KnownPage> next() {
    while (!waiting.isEmpty()) {
      Due first = waiting.peek();
      Optional<KnownPage> page = memory.page(first.address());
      if (page.flatMap(KnownPage::due).filter(first.at()::equals).isPresent()) {
        return page;
      }
      waiting.remove(); // it was forgotten
    }
    return Optional.empty();
  }

  /** Takes it out until it is added again. */
  void take() {
    waiting.remove();
  }
}
