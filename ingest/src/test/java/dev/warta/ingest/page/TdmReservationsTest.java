package dev.warta.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.ingest.page.TdmReservations.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TdmReservationsTest {

  @Test
  void theFirstLocationThatFitsCounts() {
    TdmReservations reservations =
        TdmReservations.of(
            """
            [ {"location": "/open/*.html$", "tdm-reservation": 0},
              {"location": "/", "tdm-reservation": 1, "tdm-policy": "https://news.example/policy.json"} ]
            """
                .getBytes(UTF_8));

    assertThat(reservations.of("/open/rice.html")).contains(new Rule("/open/*.html$", "0", null));
    assertThat(reservations.of("/rice"))
        .contains(new Rule("/", "1", "https://news.example/policy.json"));
  }

  @ParameterizedTest
  @CsvSource({
    "/news, /news/rice, true",
    "/news, /sport/news, false",
    "/news$, /news, true",
    "/news$, /news/rice, false",
    "/*/rice, /2026/03/rice?page=2, true",
    "/*.pdf$, /a.pdf.html, false",
    "/*.pdf$, /a.pdf/b.pdf, true",
    "/a*a$, /a, false",
    "*, /anything, true",
    "/, /, true",
  })
  void aLocationFitsAsInRobotsTxt(String location, String path, boolean fits) {
    assertThat(new Rule(location, "1", null).fits(path)).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>not found</html>",
        "{\"location\": \"/\", \"tdm-reservation\": 1}",
        "[{\"location\": \"/\", \"tdm-reservation\": 1}",
        "[{\"location\": \"/\", \"tdm-reservation\": \"yes\"}, {\"tdm-reservation\": 1}, [[1]], null]"
      })
  void whatIsNoneOfTheFormatSaysNothing(String file) {
    assertThat(TdmReservations.of(file.getBytes(UTF_8)).of("/rice")).isEmpty();
  }

  @Test
  void fieldsThatAreNotKnownArePassedOver() {
    byte[] file =
        "[{\"x\": {\"location\": \"/no\"}, \"location\": \"/\", \"tdm-reservation\": \"1\"}]"
            .getBytes(UTF_8);

    assertThat(TdmReservations.of(file).rules()).containsExactly(new Rule("/", "1", null));
  }
}
