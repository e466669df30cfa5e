package dev.warta.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The program {@code warta}: takes in news articles, enriches them, stores them and lets you
 * search.
 */
@Command(
    name = "warta",
    description = "Takes in news articles, enriches them, stores them and lets you search them.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Warta.Version.class,
    subcommands = {
      RunCommand.class,
      InspectCommand.class,
      IngestCommand.class,
      EnrichCommand.class,
      StoreCommand.class,
      DeskCommand.class,
      TailCommand.class,
      SearchCommand.class,
      QuotesCommand.class,
      CompanionsCommand.class,
      TopicsCommand.class,
      AuditCommand.class,
      RejectedCommand.class,
      JourneyCommand.class,
      SourcesCommand.class,
      ReprocessCommand.class
    },
    footerHeading =
        "%nExit status: 0 all went well, 1 something was refused or failed, 2 the command was not understood.%n")
public final class Warta implements Runnable {

  /** All went well. */
  static final int OK = 0;

  /** Something was refused or failed; a message said what. */
  static final int FAILED = 1;

  /** The command line itself was wrong. */
  static final int NOT_UNDERSTOOD = 2;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  private boolean showStackTrace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean isHelpWanted;

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  private boolean isVersionWanted;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  /** Runs a command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    // Messages are in English, and so are their numbers.
    Locale.setDefault(Locale.ROOT);
    System.exit(execute(arguments, Console.system()));
  }

  /** Runs a command and returns its exit status. */
  static int execute(String[] arguments, Console console) {
    Warta warta = new Warta();
    CommandLine commandLine = new CommandLine(warta, new CommandFactory(console));
    commandLine.setOut(console.outWriter());
    commandLine.setErr(console.errWriter());
    commandLine.setUsageHelpWidth(100);
    commandLine.setParameterExceptionHandler(
        (failure, parsed) -> {
          String command = failure.getCommandLine().getCommandSpec().qualifiedName();
          console
              .err()
              .println(command + ": " + failure.getMessage() + "\n  see " + command + " --help");
          return NOT_UNDERSTOOD;
        });
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          explain(failure, command.getCommandSpec().qualifiedName(), warta.showStackTrace, console);
          return FAILED;
        });
    return commandLine.execute(arguments);
  }

  private static void explain(
      Exception failure, String command, boolean showStackTrace, Console console) {
    console.err().println(command + ": " + Failures.inWords(failure));
    if (showStackTrace) {
      failure.printStackTrace(console.err());
    } else if (!Failures.isExpected(failure)) {
      console.err().println("  this looks like a mistake in Warta; --stacktrace shows where");
    }
    console.err().flush();
  }

  /** Reads the version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Warta.class.getPackage().getImplementationVersion();
      return new String[] {"warta " + (version == null ? "(not packaged)" : version)};
    }
  }

  /** Makes the commands, which need the console. */
  private record CommandFactory(Console console) implements CommandLine.IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getDeclaredConstructor(Console.class).newInstance(console);
      } catch (NoSuchMethodException e) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
