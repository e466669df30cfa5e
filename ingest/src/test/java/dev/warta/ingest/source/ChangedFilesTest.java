package dev.warta.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedFilesTest {

  private static final Instant BEFORE_THE_FILE = Instant.now().minusSeconds(3600);
  private static final Instant AFTER_THE_FILE = Instant.now().plusSeconds(3600);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.writeString(folder.resolve("week.zip"), "anything");
  }

  @Test
  void ofAFileThatIsAsItWasNothingIsNew() {
    ChangedFiles changed = new ChangedFiles(AFTER_THE_FILE);

    assertThat(changed.brought(articleAt(file.toString()))).isFalse();
  }

  @Test
  void ofAFileThatCameOrChangedSinceAllIsNew() {
    ChangedFiles changed = new ChangedFiles(BEFORE_THE_FILE);

    assertThat(changed.brought(articleAt(file.toString()))).isTrue();
  }

  @Test
  void anEntryOfAnArchiveIsAsNewAsTheArchive() {
    String entry = file + "/politics/bridge.txt";

    assertThat(new ChangedFiles(AFTER_THE_FILE).brought(articleAt(entry))).isFalse();
    assertThat(new ChangedFiles(BEFORE_THE_FILE).brought(articleAt(entry))).isTrue();
  }

  @Test
  void whatWasNeverReadBeforeOrLiesInNoFileIsNew() {
    assertThat(new ChangedFiles(null).brought(articleAt(file.toString()))).isTrue();
    assertThat(new ChangedFiles(AFTER_THE_FILE).brought(articleAt("stdin"))).isTrue();
  }

  private static RawArticle articleAt(String location) {
    return RawArticle.newBuilder(TestArticles.RICE_PRICES)
        .setCarrier(new Carrier(CarrierKind.file, location, null))
        .build();
  }
}
