package dev.warta.cli;

import dev.warta.events.Topics;
import dev.warta.ingest.SourcePositions;
import dev.warta.ingest.state.SourceKind;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is to be ingested, and under which name. */
final class IngestOptions {

  @Mixin private DocumentOptions documents;

  @Option(
      names = "--from-start",
      description =
          "Read all again, even if the same was interrupted and could go on where it was.")
  private boolean isFromStart;

  List<String> paths() {
    return documents.paths();
  }

  String source() {
    return documents.source();
  }

  int maxRecordBytes() {
    return documents.maxRecordBytes();
  }

  boolean isFromStart() {
    return isFromStart;
  }

  /** How far an earlier run of the same came. */
  SourcePositions positions(Map<String, String> kafka, Topics topics) throws InterruptedException {
    return SourcePositions.open(kafka, topics, SourceKind.FILES, paths(), source(), isFromStart);
  }
}
