package dev.warta.desk;

import dev.warta.store.ArticleLog;
import dev.warta.store.LogPosition;
import dev.warta.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients what is stored, as it is stored.
 *
 * <p>One thread reads the log for all of them: each new page once for each different filter, and
 * nothing while nobody listens. A client that begins further back first gets the pages before by
 * itself, each when it has taken the one before, and then joins the others where they are.
 */
final class ArticleStream implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ArticleStream.class);

  static final int MOST_CLIENTS = 5_000;
  private static final int MOST_FILTERS = 100;

  /** Of each partition. */
  private static final int PAGE = 50;

  /** Clients that come from different places and join at a time. */
  private static final int MOST_JOINS = 50;

  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ArticleLog log;
  private final ScheduledExecutorService live = threads("desk-stream", 1);
  private final ScheduledExecutorService behind = threads("desk-stream-behind", 2);

  private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
  private final Queue<StreamClient> joining = new ConcurrentLinkedQueue<>();

  /** Those who have everything up to the position. */
  private final Map<AskedFilter, Set<StreamClient>> listening = new ConcurrentHashMap<>();

  /** Null while nobody listens. */
  private LogPosition position;

  private boolean isOut;

  ArticleStream(ArticleLog log) {
    this.log = log;
    live.scheduleWithFixedDelay(
        this::goOn, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static ScheduledExecutorService threads(String name, int count) {
    return Executors.newScheduledThreadPool(
        count,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Ends a request for which there is no room. */
  void requireRoomFor(AskedFilter wanted) throws ProblemException {
    if (clients.size() >= MOST_CLIENTS) {
      throw Problem.of(503, "too many clients listen already").retryAfterSeconds(60).asException();
    }
    if (!listening.containsKey(wanted) && listening.size() >= MOST_FILTERS) {
      throw Problem.of(503, "clients listen with too many different filters already")
          .retryAfterSeconds(60)
          .asException();
    }
  }

  int clients() {
    return clients.size();
  }

  void add(StreamClient client) {
    clients.add(client);
    client.send(StreamEvents.heartbeat(client.position()));
    joining.add(client);
    if (live.isShutdown()) {
      client.end();
    }
  }

  void remove(StreamClient client) {
    clients.remove(client);
  }

  private void goOn() {
    try {
      forgetTheGone();
      if (clients.isEmpty()) {
        position = null;
        return;
      }
      follow(log.end());
      join();
      keepAlive();
      isOut = false;
    } catch (StoreUnavailableException e) {
      if (!isOut) {
        LOG.warn("the stream waits for the database: {}", e.getMessage());
      }
      isOut = true;
      keepAlive();
    } catch (RuntimeException e) {
      LOG.error("the stream failed; this looks like a mistake in Warta", e);
    }
  }

  private void forgetTheGone() {
    joining.removeIf(client -> !clients.contains(client));
    listening.values().forEach(ofOne -> ofOne.retainAll(clients));
    listening.values().removeIf(Set::isEmpty);
  }

  private void follow(LogPosition end) {
    if (position == null || listening.isEmpty()) {
      position = end;
    }
    while (!end.isUpTo(position)) {
      LogPosition next = log.pageEnd(position, end, PAGE);
      // All are read before any is sent: what is tried again must not be sent twice.
      Map<AskedFilter, byte[]> events = new LinkedHashMap<>();
      for (AskedFilter wanted : listening.keySet()) {
        events.put(wanted, events(wanted, position, next));
      }
      position = next;
      events.forEach((wanted, sent) -> listening.get(wanted).forEach(to -> send(sent, to)));
    }
  }

  private void join() {
    Map<List<Object>, byte[]> missed = new HashMap<>();
    List<StreamClient> early = new ArrayList<>();
    for (StreamClient client = joining.peek();
        client != null && missed.size() < MOST_JOINS;
        client = joining.peek()) {
      LogPosition from = client.position();
      if (!from.isUpTo(position)) {
        early.add(client);
      } else if (from.recordsTo(position) > PAGE) {
        catchUp(client);
      } else {
        AskedFilter wanted = client.wanted();
        List<Object> key = List.of(wanted, from);
        if (!missed.containsKey(key)) {
          missed.put(key, events(wanted, from, position));
        }
        send(missed.get(key), client);
        listening.computeIfAbsent(wanted, one -> new LinkedHashSet<>()).add(client);
      }
      joining.remove();
    }
    joining.addAll(early);
  }

  private void catchUp(StreamClient client) {
    try {
      behind.execute(() -> sendPage(client));
    } catch (RejectedExecutionException e) {
      client.end();
    }
  }

  private void sendPage(StreamClient client) {
    try {
      LogPosition from = client.position();
      LogPosition end = log.end();
      LogPosition next = log.pageEnd(from, end, PAGE);
      byte[] events = events(client.wanted(), from, next);
      client.moveTo(next);
      send(events, client);
      client.whenSent(end.isUpTo(next) ? () -> joining.add(client) : () -> catchUp(client));
    } catch (StoreUnavailableException e) {
      LOG.warn("a client of the stream waits for the database: {}", e.getMessage());
      behind.schedule(() -> sendPage(client), RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      LOG.error("a client of the stream is sent away; this looks like a mistake in Warta", e);
      client.end();
    }
  }

  private byte[] events(AskedFilter wanted, LogPosition from, LogPosition to) {
    return from.equals(to)
        ? new byte[0]
        : StreamEvents.articles(from, to, log.entries(from, to, wanted.words(), wanted.filter()));
  }

  private static void send(byte[] events, StreamClient client) {
    if (events.length > 0) {
      client.send(events);
    }
  }

  private void keepAlive() {
    Set<StreamClient> upToDate = new LinkedHashSet<>();
    listening.values().forEach(upToDate::addAll);
    for (Iterator<StreamClient> all = clients.iterator(); all.hasNext(); ) {
      StreamClient client = all.next();
      if (client.quietNanos() > HEARTBEAT.toNanos()) {
        client.send(
            StreamEvents.heartbeat(upToDate.contains(client) ? position : client.position()));
      }
    }
  }

  @Override
  public void close() {
    live.shutdown();
    behind.shutdownNow();
    try {
      live.awaitTermination(INTERVAL.toMillis() * 4, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    clients.forEach(StreamClient::end);
  }
}
