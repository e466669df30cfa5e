package dev.warta.cli;

import dev.warta.events.TopicLayout;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which documents are meant, and whose they are. */
final class DocumentOptions {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = {
        "Files, folders (with all below them), or - for standard input.",
        ".jsonl and .ndjson hold an article a line; .json and .xml one or several; .warc and .arc the pages of a crawl; any other text file is one article. All may be gzipped or in a .zip."
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
      description = "Largest document; topics must allow it (warta topics); default: 8MiB.")
  private int maxRecordBytes;

  List<String> paths() {
    return paths;
  }

  String source() {
    return source;
  }

  int maxRecordBytes() {
    return maxRecordBytes;
  }
}
