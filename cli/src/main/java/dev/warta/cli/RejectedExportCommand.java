package dev.warta.cli;

import dev.warta.store.rejected.EditableLine;
import dev.warta.store.rejected.RejectedLog;
import dev.warta.store.rejected.RejectionFilter;
import dev.warta.store.rejected.RejectionId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes rejected records into a file, to be edited and imported. */
@Command(
    name = "export",
    description = {
      "Writes rejected records into a file, one line of JSON each, to be edited and imported.",
      "%nThe document stands in \"text\" (or \"contentBase64\"), what the carrier said of it in"
          + " \"rawArticle\"; bytes that are no event stand in \"valueBase64\" and may be replaced"
          + " by a rawArticle. Lines that are left as they are do no harm."
    })
final class RejectedExportCommand implements Callable<Integer> {

  private static final String NAME_IN_FOLDER = "rejected.jsonl";

  private final Console console;

  @Parameters(
      paramLabel = "FILE",
      description =
          "A file that does not exist yet; in a folder it is named " + NAME_IN_FOLDER + ".")
  private Path target;

  @Option(
      names = "--id",
      paramLabel = "ID",
      converter = RejectedIds.class,
      description = "Only this record, such as 0:12; may be repeated.")
  private Set<RejectionId> ids = new LinkedHashSet<>();

  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;
  @Mixin private RejectedFilters filters;

  @Option(names = "--all", description = "Also those that were replayed or edited.")
  private boolean isAll;

  RejectedExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.require(kafka, List.of(cluster.topics().rejected()));
    Path file = Files.isDirectory(target) ? target.resolve(NAME_IN_FOLDER) : target;
    AtomicLong exported = new AtomicLong();
    try (BufferedWriter lines = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
        RejectedLog log = RejectedLog.open(kafka, cluster.topics());
        Progress progress = new Progress(console)) {
      progress.count("records read", log::recordsRead).count("exported", exported::get).start();
      RejectionFilter filter = filters.filter(isAll);
      log.forEach(
          log.handled(),
          about -> filter.test(about) && (ids.isEmpty() || ids.contains(about.id())),
          item -> {
            write(lines, EditableLine.of(item));
            exported.incrementAndGet();
          });
    } catch (FileAlreadyExistsException e) {
      throw new UserException(
          "%s exists already, perhaps with somebody's corrections: name another file"
              .formatted(file),
          e);
    } catch (IOException | UncheckedIOException e) {
      throw new UserException("cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
    console.err().println("%,d exported to %s".formatted(exported.get(), file));
    return Warta.OK;
  }

  private static void write(BufferedWriter lines, String line) {
    try {
      lines.write(line);
      lines.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
