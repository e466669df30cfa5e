package dev.warta.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of a command that runs as a service. */
final class ServiceOptions {

  @Option(
      names = "--instance-id",
      paramLabel = "NAME",
      defaultValue = "${env:WARTA_INSTANCE_ID}",
      description =
          "Tells this instance from others; the same after a restart [WARTA_INSTANCE_ID]; default: the host name.")
  private String instanceId;

  @Option(
      names = "--health-file",
      paramLabel = "FILE",
      defaultValue = "${env:WARTA_HEALTH_FILE}",
      description = "Write the service's health into this file every 5 s [WARTA_HEALTH_FILE].")
  private Path healthFile;

  String instanceId() {
    return Optional.ofNullable(instanceId).orElseGet(Settings::hostName);
  }

  /** Null for none. */
  Path healthFile() {
    return healthFile;
  }
}
