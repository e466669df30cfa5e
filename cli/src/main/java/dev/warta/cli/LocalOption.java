package dev.warta.cli;

import dev.warta.cli.local.Endpoints;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The folder of a local run, where the other commands find its broker and database. */
final class LocalOption {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "${env:WARTA_DATA:-.warta}",
      description = "Data folder of warta run [WARTA_DATA]; default: ${DEFAULT-VALUE}.")
  private Path folder;

  Path folder() {
    return folder.toAbsolutePath().normalize();
  }

  /** The addresses of the run that is up on this folder; empty if none is. */
  Optional<Endpoints> endpoints() {
    return Endpoints.ofRunningIn(folder());
  }
}
