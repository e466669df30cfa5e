package dev.warta.ingest.fetch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets requests go, each when it is its host's turn: so many at once at a host, so many at once
 * over all, and a rest between the end of one and the start of the next at a host.
 *
 * <p>Hosts that are ready take turns. A host is remembered only as long as something waits or runs
 * there or it rests, so that the memory is that of the requests and not that of all hosts ever met.
 */
final class HostQueues {

  /** A request that begins when it is let go. */
  interface Turn {

    /**
     * Begins, without waiting for the end.
     *
     * @param release to be called once, when the request has ended, with the rest that its host
     *     shall have
     */
    void begin(Release release);
  }

  /** Gives a turn back. */
  interface Release {

    void after(Duration rest);
  }

  private final int inFlight;
  private final int inFlightPerHost;
  private final ScheduledExecutorService timer;
  private final Map<String, Host> hosts = new HashMap<>();
  private final Deque<Host> ready = new ArrayDeque<>();
  private int running;
  private boolean isClosed;

  HostQueues(int inFlight, int inFlightPerHost, ScheduledExecutorService timer) {
    this.inFlight = inFlight;
    this.inFlightPerHost = inFlightPerHost;
    this.timer = timer;
  }

  /**
   * Lets a request wait for its turn.
   *
   * @param isNext whether it goes before all others that wait for the host
   */
  void submit(String hostName, boolean isNext, Turn turn) {
    synchronized (this) {
      if (isClosed) {
        return;
      }
      Host host = hosts.computeIfAbsent(hostName, Host::new);
      if (isNext) {
        host.waiting.addFirst(turn);
      } else {
        host.waiting.addLast(turn);
      }
      promote(host);
    }
    beginReady();
  }

  /** Hosts that are remembered. */
  synchronized int hosts() {
    return hosts.size();
  }

  /** Lets nothing go any more; what waits is forgotten. */
  synchronized void close() {
    isClosed = true;
    hosts.clear();
    ready.clear();
  }

  private void beginReady() {
    for (Start start : starts()) {
      start.turn().begin(rest -> release(start.host(), rest));
    }
  }

  private synchronized List<Start> starts() {
    List<Start> starts = new ArrayList<>();
    while (running < inFlight && !ready.isEmpty()) {
      Host host = ready.poll();
      host.isReady = false;
      host.running++;
      running++;
      starts.add(new Start(host, host.waiting.poll()));
      promote(host);
    }
    return starts;
  }

  private void release(Host host, Duration rest) {
    synchronized (this) {
      running--;
      host.running--;
      host.restUntil(System.nanoTime() + rest.toNanos());
      promote(host);
    }
    beginReady();
  }

  /** Makes a host ready, or sets the clock for when it will be, or forgets it. */
  private void promote(Host host) {
    if (isClosed || host.isReady || host.hasTimer) {
      return;
    }
    long rest = host.rest(System.nanoTime());
    if (rest > 0) {
      host.hasTimer = true;
      wakeAfter(rest, host);
    } else if (host.waiting.isEmpty()) {
      if (host.running == 0) {
        hosts.remove(host.name);
      }
    } else if (host.running < inFlightPerHost) {
      host.isReady = true;
      ready.add(host);
    }
  }

  private void wakeAfter(long nanos, Host host) {
    try {
      timer.schedule(() -> wake(host), nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      isClosed = true;
    }
  }

  private void wake(Host host) {
    synchronized (this) {
      host.hasTimer = false;
      promote(host);
    }
    beginReady();
  }

  private record Start(Host host, Turn turn) {}

  private static final class Host {

    private final String name;
    private final Deque<Turn> waiting = new ArrayDeque<>(2);
    private int running;
    private boolean isReady;
    private boolean hasTimer;
    private boolean rests;
    private long restEnd;

    Host(String name) {
      this.name = name;
    }

    void restUntil(long nanoTime) {
      if (!rests || nanoTime - restEnd > 0) {
        restEnd = nanoTime;
      }
      rests = true;
    }

    /** Nanoseconds; zero or less if it does not rest. */
    long rest(long now) {
      if (rests && restEnd - now <= 0) {
        rests = false;
      }
      return rests ? restEnd - now : 0;
    }
  }
}
