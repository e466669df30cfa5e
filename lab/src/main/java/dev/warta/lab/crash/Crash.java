package dev.warta.lab.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the crash test with a broker and a database of its own: {@code lab/run crash}.
 *
 * <p>It ends with status 1 if anything was lost, doubled or changed, and then keeps its folder.
 */
@Command(name = "crash", mixinStandardHelpOptions = true, showDefaultValues = true)
public final class Crash implements Callable<Integer> {

  @Option(names = "--rounds", description = "How often each event happens.")
  private int rounds = 3;

  @Option(names = "--articles", description = "Different articles of the load.")
  private int articles = 20_000;

  @Option(names = "--rate", description = "Articles a second, about.")
  private int articlesPerSecond = 150;

  @Option(names = "--seed", description = "Makes the same load and the same order of events.")
  private long seed = System.nanoTime() % 1_000_000;

  /** Runs it and ends the process. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Crash()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    CrashPlan plan = new CrashPlan(seed, rounds, articles, articlesPerSecond);
    Path folder = Files.createTempDirectory("warta-crash");
    say(plan.command() + ", in " + folder);
    try (CrashRun run = new CrashRun(plan, new LocalProcesses(folder), folder, Crash::say)) {
      // At Ctrl-C no process is left behind.
      Runtime.getRuntime().addShutdownHook(new Thread(run::close));
      say(run.run());
    } catch (CrashTestException e) {
      say(e.getMessage());
      return 1;
    }
    delete(folder);
    return 0;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void say(String line) {
    System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
  }
}
