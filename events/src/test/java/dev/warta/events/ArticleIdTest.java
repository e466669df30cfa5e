package dev.warta.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArticleIdTest {

  private static final byte[] CONTENT = "Harga beras turun".getBytes(StandardCharsets.UTF_8);

  /** If this fails, every article that was ever published would get another id. */
  @Test
  void idsStayTheSameForEver() {
    assertThat(ArticleId.ofUrl("https://harian.example/beras"))
        .isEqualTo("42fd3c38-f14c-520b-9072-9426223437d4");
    assertThat(ArticleId.ofSourceId("harian-timur", "beras.txt"))
        .isEqualTo("8be8d939-acc8-557b-bcd8-53ca6349cb2c");
    assertThat(ArticleId.ofContent(CONTENT)).isEqualTo("26b7e14e-70e5-5277-a8a8-11f5c09c90c2");
  }

  @Test
  void anIdIsANameBasedUuid() {
    assertThat(
            List.of(
                ArticleId.ofUrl("https://harian.example/beras"),
                ArticleId.ofSourceId("harian-timur", "beras.txt"),
                ArticleId.ofContent(CONTENT)))
        .allSatisfy(
            id -> {
              UUID uuid = UUID.fromString(id);
              assertThat(uuid.version()).isEqualTo(5);
              assertThat(uuid.variant()).isEqualTo(2);
              assertThat(uuid).hasToString(id);
            });
  }

  @Test
  void addressesOfTheSameArticleHaveTheSameId() {
    assertThat(ArticleId.ofUrl("HTTPS://Harian.example:443/beras?utm_source=x#top"))
        .isEqualTo(ArticleId.ofUrl("https://harian.example/beras"));
  }

  @Test
  void theSameNameOfAnotherKindIsAnotherId() {
    String url = "https://harian.example/beras";

    assertThat(
            List.of(
                ArticleId.ofUrl(url),
                ArticleId.ofSourceId("", url),
                ArticleId.ofSourceId(url, ""),
                ArticleId.ofContent(url.getBytes(StandardCharsets.UTF_8))))
        .doesNotHaveDuplicates();
  }

  @Test
  void whereSourceEndsAndItsIdBeginsMatters() {
    assertThat(ArticleId.ofSourceId("harian", "timur1"))
        .isNotEqualTo(ArticleId.ofSourceId("hariantimur", "1"));
  }

  @Test
  void contentHashIsSha256InLowerCase() {
    assertThat(ArticleId.contentHash(new byte[0]))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void whatIsNotAnAddressHasNoId() {
    assertThatThrownBy(() -> ArticleId.ofUrl("/beras"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
