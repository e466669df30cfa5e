package dev.warta.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Works on the records that could not be processed. */
@Command(
    name = "rejected",
    description = "Lists, shows, replays and edits the records that could not be processed.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RejectedListCommand.class,
      RejectedShowCommand.class,
      RejectedReplayCommand.class,
      RejectedExportCommand.class,
      RejectedImportCommand.class
    },
    footer = {
      "",
      "Nothing is ever removed from the topic articles.rejected: what was dealt with is marked so.",
      "Examples: warta rejected list --since 3d",
      "          warta rejected replay --cause UnknownSchemaException --dry-run"
    })
final class RejectedCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: list, show, replay, export or import");
  }
}
