package dev.warta.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Publishes articles from sources of all kinds to a cluster. */
@Command(
    name = "ingest",
    description = {
      "Publishes articles to articles.raw.",
      "%nPaths without a kind of source before them are files: warta ingest PATH... is warta ingest files PATH..."
    },
    synopsisSubcommandLabel = "[KIND]",
    commandListHeading = "%nKinds of sources:%n",
    subcommands = {
      IngestFilesCommand.class,
      IngestFeedsCommand.class,
      IngestHttpCommand.class,
      IngestSitemapCommand.class,
      IngestUrlsCommand.class,
      IngestWarcCommand.class
    },
    preprocessor = IngestCommand.FilesUnlessNamed.class)
final class IngestCommand implements Runnable {

  private static final String FILES = "files";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what is to be read");
  }

  /** Reads arguments that do not begin with a kind of source as those of files. */
  static final class FilesUnlessNamed implements IParameterPreprocessor {

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own type
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec argument, Map<String, Object> known) {
      if (argument == null && !arguments.isEmpty() && !isOwn(arguments.peek(), command)) {
        arguments.push(FILES);
      }
      return false;
    }

    private static boolean isOwn(String first, CommandSpec command) {
      return command.subcommands().containsKey(first)
          || first.equals("--help")
          || first.equals("-h");
    }
  }
}
