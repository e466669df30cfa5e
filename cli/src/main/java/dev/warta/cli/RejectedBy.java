package dev.warta.cli;

import picocli.CommandLine.Option;

/** The option that says who deals with rejected records. */
final class RejectedBy {

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who does it, as the records will say; default: the user and the host.")
  private String by;

  String name() {
    return by == null ? System.getProperty("user.name") + "@" + Settings.hostName() : by;
  }
}
