package dev.warta.cli;

import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.SourcePositions;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be ingested, and under which name. */
final class IngestOptions {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = {
        "Files, folders (with all below them), or - for standard input.",
        ".jsonl and .ndjson hold an article a line; any other text file is one article."
      })
  private List<String> paths;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The publisher; default: the folder's name, or a line's own \"source\".")
  private String source;

  @Option(
      names = "--max-record-bytes",
      paramLabel = "SIZE",
      converter = Settings.Bytes.class,
      defaultValue = "" + TopicLayout.DEFAULT_MAX_RECORD_BYTES,
      description = "Largest document; the topics must allow it (warta topics); default: 8MiB.")
  private int maxRecordBytes;

  @Option(
      names = "--from-start",
      description =
          "Read all again, even if the same was interrupted and could go on where it was.")
  private boolean isFromStart;

  List<String> paths() {
    return paths;
  }

  String source() {
    return source;
  }

  int maxRecordBytes() {
    return maxRecordBytes;
  }

  /** How far an earlier run of the same came. */
  SourcePositions positions(Map<String, String> kafka, Topics topics) throws InterruptedException {
    return SourcePositions.open(kafka, topics, paths, source, isFromStart);
  }
}
