package dev.warta.ingest.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads the documents in a ZIP archive as if it were a folder of its name.
 *
 * <p>Each entry is read by the source that its name asks for, in the order of the names. Hidden
 * entries are passed over; what is compressed inside, or another archive, is refused, not opened.
 * The directory is bounded before it is read, each entry by the largest record, all together by
 * what the archive's size makes believable. A damaged entry is refused and the others are read.
 */
final class ZipSource implements ArticleSource {

  static final int MOST_ENTRIES = 100_000;
  private static final long MOST_DIRECTORY_BYTES = 32L * 1024 * 1024;
  private static final String LEFT_OUT = "it was left out";
  private static final String FOREIGN_METADATA = "__MACOSX";

  private final Path file;
  private final String location;
  private final String relativePath;
  private final Reading reading;
  private final SetAside setAside;

  ZipSource(Path file, String location, String relativePath, Reading reading) {
    this.file = file;
    this.location = location;
    this.relativePath = relativePath;
    this.reading = reading;
    this.setAside = SetAside.beside(file, location, reading);
  }

  static boolean isNameOfOne(String fileName) {
    return FileType.extension(fileName).equals("zip");
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public void read(Handler handler) throws InterruptedException {
    read(ReadBefore.NOTHING, handler);
  }

  @Override
  public void readRest(ReadBefore before, Handler handler) throws InterruptedException {
    if (before.isAll() || before.covers(relativePath)) {
      if (before.hasChanged(file)) {
        read(handler);
      }
    } else if (before.isBelow(relativePath) && before.hasChanged(file)) {
      handler.isReadAnew(location);
      read(handler);
    } else {
      read(before, handler);
    }
  }

  private void read(ReadBefore before, Handler handler) throws InterruptedException {
    try {
      ZipDirectory directory = ZipDirectory.of(file);
      if (directory.entries() > MOST_ENTRIES || directory.bytes() > MOST_DIRECTORY_BYTES) {
        handler.refused(tooManyEntries(directory));
        return;
      }
      try (ZipFile zip = open()) {
        if (zip.size() > MOST_ENTRIES) { // its end may say less
          handler.refused(tooManyEntries(new ZipDirectory(zip.size(), directory.bytes())));
          return;
        }
        readEntries(zip, before, handler);
      }
    } catch (IOException e) {
      handler.refused(
          Refusal.unreadable(
              location, e, "a ZIP archive that is whole, with names in UTF-8", LEFT_OUT));
    }
  }

  private ZipFile open() throws IOException {
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw namesNotInUtf8();
    }
  }

  private List<? extends ZipEntry> entriesOf(ZipFile zip) throws IOException {
    try {
      return zip.stream()
          .filter(entry -> !entry.isDirectory() && isRead(entry.getName()))
          .sorted(Comparator.comparing(this::pathOf, ReadBefore.ORDER))
          .toList();
    } catch (IllegalArgumentException e) {
      throw namesNotInUtf8();
    }
  }

  private static ZipException namesNotInUtf8() {
    return new ZipException("it has names that are not in UTF-8");
  }

  private void readEntries(ZipFile zip, ReadBefore before, Handler handler)
      throws InterruptedException, IOException {
    UnpackBudget budget = new UnpackBudget(Files.size(file));
    for (ZipEntry entry : entriesOf(zip)) {
      if (!handler.wantsMore()) {
        return;
      }
      if (budget.isSpent()) {
        handler.refused(
            refusal(
                "unpacks to too much: " + entry.getName() + " and what follows was not read",
                "an archive of articles",
                "what came before went on"));
        return;
      }
      if (!before.covers(pathOf(entry))) {
        readEntry(zip, entry, budget, before, handler);
      }
    }
  }

  private void readEntry(
      ZipFile zip, ZipEntry entry, UnpackBudget budget, ReadBefore before, Handler handler)
      throws InterruptedException {
    Document document = Document.of(zip, entry, file, location, pathOf(entry), budget);
    Sources.ofDocument(document, setAside, reading).readRest(before, handler);
    if (handler.wantsMore()) {
      handler.passed(() -> Place.behind(document.location(), document.relativePath()));
    }
  }

  private String pathOf(ZipEntry entry) {
    return relativePath + "/" + entry.getName().replace('\\', '/').replaceFirst("^/+", "");
  }

  private static boolean isRead(String name) {
    for (String part : name.split("[/\\\\]")) {
      if (part.equals(FOREIGN_METADATA) || !Sources.isReadWithItsFolder(part)) {
        return false;
      }
    }
    return true;
  }

  private Refusal tooManyEntries(ZipDirectory directory) {
    return refusal(
        "has %s entries, in a directory of %s bytes"
            .formatted(
                TextFileSource.withCommas(directory.entries()),
                TextFileSource.withCommas(directory.bytes())),
        "at most %s entries, in a directory of at most %s bytes"
            .formatted(
                TextFileSource.withCommas(MOST_ENTRIES),
                TextFileSource.withCommas(MOST_DIRECTORY_BYTES)),
        LEFT_OUT);
  }

  private Refusal refusal(String reason, String expected, String outcome) {
    return new Refusal(location, null, reason, expected, outcome);
  }
}
