package dev.warta.lab.crash;

import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One crash test from the first article to the last check.
 *
 * <p>Two instances of enrich and two of store work under a load that never pauses. One event after
 * the other strikes, at a moment by chance or in the middle of a write; the next one comes when
 * articles of every partition are being stored again. In the end all services are stopped, and what
 * they left behind is compared with what was sent.
 */
final class CrashRun implements AutoCloseable {

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int LONGEST_PAUSE_MS = 2_500;
  private static final int SECONDS_IN_FILE = 30;
  private static final String NEWCOMER = "3";

  private final CrashPlan plan;
  private final Path folder;
  private final Servers servers;
  private final Consumer<String> say;
  private final Topics topics = Topics.DEFAULT;
  private final Random random;
  private final Stalls stalls = new Stalls();
  private Services services;
  private Positions positions;
  private Feeder feeder;
  private boolean isClosed;

  /**
   * A crash test that has not begun.
   *
   * @param servers not started yet; they are closed with this
   * @param folder empty; takes all files
   * @param say is told what happens
   */
  CrashRun(CrashPlan plan, Servers servers, Path folder, Consumer<String> say) {
    this.plan = plan;
    this.servers = servers;
    this.folder = folder;
    this.say = say;
    this.random = new Random(plan.seed() + 1);
  }

  /**
   * Runs it to the end.
   *
   * @return what was compared, and the times without a new stored article
   * @throws CrashTestException if anything was lost, doubled or changed, or did not go on by itself
   */
  String run() throws Exception {
    try {
      return course();
    } catch (CrashTestException e) {
      throw new CrashTestException(
          "%s%nagain with: %s; logs and data are in %s"
              .formatted(e.getMessage(), plan.command(), folder),
          e);
    }
  }

  private String course() throws Exception {
    servers.start();
    Cluster.prepare(servers.bootstrapServers(), topics);
    Workload load = new Workload(plan.seed(), plan.articles());
    services = new Services(folder, servers.bootstrapServers(), servers.jdbcUrl());
    positions = new Positions(servers.bootstrapServers(), topics, servers.jdbcUrl());
    try (Garbage garbage = new Garbage(servers.bootstrapServers(), topics)) {
      startServices();
      feed(load);
      for (Event event : plan.events()) {
        garbage.send();
        strike(event);
      }
      garbage.send();
      say.accept("the load ends");
      Cluster.limitLoad(servers.bootstrapServers(), Long.MAX_VALUE);
      feeder.finish();
      awaitSettled();
      services.stopAll();
      say.accept("all is at its end; comparing");
      Verification verification =
          new Verification(load, garbage.positions(), servers.bootstrapServers(), topics);
      Findings findings = verification.check(servers.jdbcUrl());
      audit(findings);
      if (!findings.isEmpty()) {
        throw new CrashTestException("not every article is stored exactly once:\n" + findings);
      }
      return verification.summary()
          + "\n"
          + stalls.table(verification.arrivals(), verification.stored());
    }
  }

  private void startServices() throws Exception {
    for (String command : Services.GROUPS.keySet()) {
      services.start(command, command + "-1");
      services.start(command, command + "-2");
    }
    for (String command : Services.GROUPS.keySet()) {
      awaitAtWork(command, command + "-1");
      awaitAtWork(command, command + "-2");
    }
  }

  private void feed(Workload load) throws Exception {
    long bytes = load.averageBytes() * plan.articlesPerSecond();
    Cluster.limitLoad(servers.bootstrapServers(), bytes);
    Path config = Cluster.writeLoadConfig(folder.resolve("ingest.properties"));
    Path lines = Files.createDirectories(folder.resolve("lines"));
    List<Path> files = load.write(lines, plan.articlesPerSecond() * SECONDS_IN_FILE);
    feeder =
        new Feeder(
            files,
            file ->
                services.program(
                    "ingest", "ingest", file.toString(), "--kafka-config", config.toString()));
    feeder.start();
    awaitFlow(Map.of());
    say.accept(
        "%d lines with %d documents of %d articles are being sent"
            .formatted(load.lines(), load.documents(), plan.articles()));
  }

  private void strike(Event event) throws Exception {
    pause();
    Instant begin = Instant.now();
    switch (event) {
      case INGEST_KILLED -> feeder.kill();
      case ENRICH_KILLED -> killAndStart("enrich");
      case STORE_KILLED -> killAndStart("store");
      case DATABASE_KILLED -> {
        Aim.at(servers.jdbcUrl(), "store-%");
        servers.killDatabase();
        pause();
        servers.startDatabase();
      }
      case BROKER_KILLED -> {
        servers.killBroker();
        pause();
        servers.startBroker();
      }
      case ENRICH_JOINS -> join("enrich");
      case ENRICH_LEAVES -> services.stop("enrich-" + NEWCOMER);
      case STORE_JOINS -> join("store");
      case STORE_LEAVES -> services.stop("store-" + NEWCOMER);
    }
    awaitFlow(answered("the database", positions::stored));
    stalls.happened(event, begin, Instant.now());
    say.accept(
        "%s; all partitions flow after %.1f s"
            .formatted(event, Duration.between(begin, Instant.now()).toMillis() / 1e3));
  }

  /** What the operator's own command says of it. */
  private void audit(Findings findings) throws Exception {
    Program audit = services.program("audit", "audit", "--jdbc-url", servers.jdbcUrl());
    audit.start();
    int status = audit.await();
    if (status != 0) {
      findings.add("warta audit ended with status " + status, audit.endOfLog());
    }
  }

  private void killAndStart(String command) throws Exception {
    Program victim = services.pick(command, random);
    if (command.equals("store")) {
      Aim.at(servers.jdbcUrl(), victim.name());
    }
    victim.kill();
    pause();
    victim.start();
  }

  private void join(String command) throws Exception {
    services.start(command, command + "-" + NEWCOMER);
    awaitAtWork(command, command + "-" + NEWCOMER);
  }

  private void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MS));
  }

  private void awaitAtWork(String command, String instance) throws Exception {
    await(
        instance + " has no share of the work",
        () -> positions.isAtWork(Services.GROUPS.get(command), instance));
  }

  /** Waits until in every partition something newer is stored. */
  private void awaitFlow(Map<Integer, Long> before) throws Exception {
    await(
        "articles are not stored in every partition any more; before: " + before,
        () -> {
          Map<Integer, Long> now = positions.stored();
          return IntStream.range(0, TopicLayout.DEFAULT_PARTITIONS)
              .allMatch(p -> now.getOrDefault(p, -1L) > before.getOrDefault(p, -1L));
        });
  }

  private void awaitSettled() throws Exception {
    String[] last = {""};
    await(
        () -> "not all articles come to their end: " + last[0],
        () -> {
          last[0] = positions.onTheWay();
          return last[0].isEmpty();
        });
  }

  private <T> T answered(String who, Callable<T> question) throws Exception {
    List<T> answer = new ArrayList<>();
    await(who + " does not answer", () -> answer.add(question.call()));
    return answer.get(0);
  }

  private void await(String failure, Callable<Boolean> condition) throws Exception {
    await(() -> failure, condition);
  }

  /** A question that fails while a server is down is asked again. */
  private void await(Callable<String> failure, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    Exception last = null;
    while (System.nanoTime() < deadline) {
      services.requireRunning();
      if (feeder != null) {
        feeder.requireRunning();
      }
      try {
        if (condition.call()) {
          return;
        }
        last = null;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        last = e;
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
    throw new CrashTestException(
        "after %d s %s".formatted(LONGEST_WAIT.toSeconds(), failure.call()), last);
  }

  /** Ends whatever still runs, once. */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      if (feeder != null) {
        feeder.abort();
      }
      if (services != null) {
        services.killAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (positions != null) {
        positions.close();
      }
      servers.close();
    }
  }
}
