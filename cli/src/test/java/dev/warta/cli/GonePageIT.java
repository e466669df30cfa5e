package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.state.SourceState;
import dev.warta.store.StoreCounts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of a real server that goes and comes back, as all commands tell it. */
class GonePageIT extends LocalFlow {

  private static final byte[] PAGE =
      """
      <html lang="id"><title>Harga Beras Turun</title><body><article><h1>Harga Beras Turun</h1>
      <p>Harga beras di pasar induk turun delapan persen setelah kapal dari Vietnam tiba di Surabaya.
      <p>Pedagang berkata harga akan turun lagi pekan depan.</article></body></html>"""
          .getBytes(StandardCharsets.UTF_8);

  private static final Pattern MISSING_SINCE = Pattern.compile("\"missingSince\":\"([^\"]+)\"");

  private final AtomicInteger status = new AtomicInteger(200);
  private HttpServer site;

  @BeforeEach
  void startSite() throws Exception {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/beras", this::answer);
    site.start();
  }

  @AfterEach
  void stopSite() {
    site.stop(0);
  }

  @Test
  void aPageThatIsNotFoundAnHourLongIsGoneWithItsLastTextKeptUntilItIsBack() throws Exception {
    assertThat(ingest().status()).isZero();
    awaitCounts(new StoreCounts(1, 1, 0));

    status.set(404);
    assertThat(ingest().err()).contains("answers 404", "an hour later");
    anHourPasses();
    assertThat(ingest().err()).contains("1 published");
    awaitCounts(new StoreCounts(1, 2, 0));

    JsonNode hit = hit();
    assertThat(hit.get("revision").asInt()).isEqualTo(1);
    assertThat(hit.get("title").asText()).isEqualTo("Harga Beras Turun");
    assertThat(Instant.parse(hit.get("goneSince").asText()))
        .isAfter(Instant.parse(hit.get("observedAt").asText()));
    assertThat(search().out()).contains("gone since ");
    assertThat(stored("journey", hit.get("articleId").asText()).out())
        .contains("Harga Beras Turun", "gone", "revision 2, which says that the page is gone");

    Ended reprocess = stored("reprocess", "--all");
    assertThat(reprocess.err()).contains("2 revisions selected: 2 reprocessed");
    await().atMost(LONGEST_WAIT).until(() -> records(topics.enriched()).size() == 4);
    Ended audit = stored("audit");
    assertThat(audit.status()).as(audit.out() + audit.err()).isZero();
    assertThat(hit().get("goneSince").isNull()).isFalse();

    status.set(200);
    assertThat(ingest().err()).contains("1 published");
    awaitCounts(new StoreCounts(1, 3, 0));
    assertThat(hit().get("goneSince").isNull()).isTrue();
    assertThat(hit().get("revision").asInt()).isEqualTo(3);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status.get(), PAGE.length);
    exchange.getResponseBody().write(PAGE);
    exchange.close();
  }

  private Ended ingest() {
    String page = "http://127.0.0.1:" + site.getAddress().getPort() + "/beras";
    return warta("ingest", "urls", page, "--allow-network", "127.0.0.1", "--min-delay", "0s");
  }

  /** As if the page had not been found an hour ago. */
  private void anHourPasses() throws Exception {
    try (SourceStates states = SourceStates.open(kafka, topics)) {
      SourceState pages = states.all().iterator().next();
      String memory =
          MISSING_SINCE
              .matcher(pages.memory())
              .replaceFirst(
                  found ->
                      "\"missingSince\":\"%s\""
                          .formatted(Instant.parse(found.group(1)).minus(Duration.ofHours(1))));
      assertThat(memory).isNotEqualTo(pages.memory());
      states.save(pages.with(pages.health(), memory));
      states.flush();
    }
  }

  private JsonNode hit() throws IOException {
    return new ObjectMapper().readTree(search("--json").out());
  }

  private Ended search(String... options) {
    List<String> command = new ArrayList<>(List.of("search", "beras", "--jdbc-url", database));
    command.addAll(List.of(options));
    return execute(command);
  }

  private Ended stored(String command, String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--jdbc-url";
    all[arguments.length + 1] = database;
    return warta(command, all);
  }
}
