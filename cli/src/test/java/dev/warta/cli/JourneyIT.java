package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.store.StoreCounts;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** One article's way, as the command tells it of a running flow. */
class JourneyIT extends LocalFlow {

  private static final String ID = TestArticles.RICE_PRICES.getArticleId();

  @Test
  void everyStageOfAStoredArticleIsToldInTheOrderOfTime() throws Exception {
    receive(TestArticles.RICE_PRICES);
    receive(TestArticles.RICE_PRICES_EDITED);
    receive(TestArticles.RICE_PRICES);
    receive(TestArticles.FERRY_STRIKE);
    awaitCounts(new StoreCounts(2, 3, 1));

    Ended byTitle = journey("beras turun setelah");

    assertThat(byTitle.status()).as(byTitle.err()).isZero();
    assertThat(byTitle.out())
        .contains(
            ID,
            "current revision 2; seen again: 1",
            "by file harian-timur/beras.txt, from harian-timur",
            "revision 1 by version",
            "revision 2 in table revision",
            "nothing new beside revision 1");
    assertThat(byTitle.out().indexOf("published"))
        .isBetween(byTitle.out().indexOf("received"), byTitle.out().indexOf("enriched"));
    JsonNode json = new ObjectMapper().readTree(journey(ID, "--json").out());
    assertThat(json.at("/revisions/1/origin").asText()).startsWith(topics.raw());
    assertThat(json.at("/revisions/0/publishedToEnrichedMillis").asLong()).isNotNegative();
    assertThat(json.at("/sightingCount").asInt()).isEqualTo(1);
  }

  @Test
  void anArticleThatWasNeverStoredIsToldWithWhyAndWhatBecameOfIt() {
    RawArticle spreadsheet =
        RawArticle.newBuilder(TestArticles.RICE_PRICES).setMediaType("application/x-sheet").build();
    receive(spreadsheet);
    awaitRejected(1);

    assertThat(journey(ID).out())
        .contains("never", "by enrich as", "UnreadableArticleException", "x-sheet", "open, see")
        .contains("received", "published");
  }

  @Test
  void anArticleNobodyKnowsIsToldWithWhatToDo() {
    Ended unknown = journey("https://example.com/nothing");

    assertThat(unknown.status()).isEqualTo(Warta.FAILED);
    assertThat(unknown.err()).contains("is stored", "warta audit").doesNotContain("\tat ");
  }

  @Test
  void severalArticlesOfATitleAreListedByTheirIds() {
    receive(TestArticles.RICE_PRICES);
    receive(TestArticles.plainText("lain", "beras.txt", TestArticles.RICE_PRICES_TEXT));
    awaitCounts(new StoreCounts(2, 2, 0));

    Ended several = journey("harga beras");

    assertThat(several.status()).isEqualTo(Warta.FAILED);
    assertThat(several.out()).contains(ID, "lain");
    assertThat(several.err()).contains("2 articles", "name one by its id");
  }

  private void receive(RawArticle article) {
    send(topics.raw(), article.getArticleId(), bytes(article));
  }

  private Ended journey(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--jdbc-url";
    all[arguments.length + 1] = database;
    return warta("journey", all);
  }
}
