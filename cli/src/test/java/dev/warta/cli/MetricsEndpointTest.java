package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.store.audit.AuditReport;
import dev.warta.store.audit.PartitionFigures;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {

  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AuditMetrics metrics = new AuditMetrics(registry);

  @Test
  void theFiguresOfTheLatestAuditAreServed() throws Exception {
    metrics.show(report(7));
    metrics.show(report(2));

    try (MetricsEndpoint endpoint = MetricsEndpoint.start(LOOPBACK, null, registry)) {
      assertThat(get(endpoint.url(), null).body())
          .contains("warta_audit_gap{partition=\"3\",topic=\"articles.raw\"} 2.0")
          .contains("warta_audit_double{partition=\"3\",topic=\"articles.raw\"} 8.0")
          .contains("warta_audit_problems 1.0")
          .contains("warta_audit_took_seconds 1.5")
          .contains("warta_audit_up 1.0");
    }
  }

  @Test
  void anAuditThatFailsKeepsTheFiguresAndSaysSo() throws Exception {
    metrics.show(report(2));
    metrics.showFailure();

    try (MetricsEndpoint endpoint = MetricsEndpoint.start(LOOPBACK, null, registry)) {
      assertThat(get(endpoint.url(), null).body())
          .contains("warta_audit_gap{partition=\"3\",topic=\"articles.raw\"} 2.0")
          .contains("warta_audit_up 0.0");
    }
  }

  @Test
  void withATokenOnlyThoseWhoHaveItAreAnswered() throws Exception {
    try (MetricsEndpoint endpoint = MetricsEndpoint.start(LOOPBACK, "sesame", registry)) {
      assertThat(get(endpoint.url(), null).statusCode()).isEqualTo(401);
      assertThat(get(endpoint.url(), "Bearer simsim").statusCode()).isEqualTo(401);
      assertThat(get(endpoint.url(), "Bearer sesame").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void nothingElseIsServed() throws Exception {
    try (MetricsEndpoint endpoint = MetricsEndpoint.start(LOOPBACK, null, registry)) {
      assertThat(get(endpoint.url() + "/more", null).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void anAddressThatOthersCanReachNeedsAToken() {
    InetSocketAddress everywhere = new InetSocketAddress("0.0.0.0", 0);

    assertThatThrownBy(() -> MetricsEndpoint.start(everywhere, null, registry))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("0.0.0.0:0")
        .hasMessageContaining("WARTA_METRICS_TOKEN");
    assertThatThrownBy(() -> MetricsEndpoint.start(everywhere, " ", registry))
        .isInstanceOf(UserException.class);
  }

  @Test
  void anAddressInUseIsToldInWords() {
    try (MetricsEndpoint endpoint = MetricsEndpoint.start(LOOPBACK, null, registry)) {
      int port = URI.create(endpoint.url()).getPort();

      assertThatThrownBy(
              () ->
                  MetricsEndpoint.start(
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                      null,
                      registry))
          .isInstanceOf(UserException.class)
          .hasMessageContaining(":" + port)
          .hasMessageContaining("--metrics-address");
    }
  }

  private static AuditReport report(long gap) {
    PartitionFigures figures = new PartitionFigures("articles.raw", 3, 1, 2, 3, 4, 5, 6, gap, 8, 9);
    return new AuditReport(
        Instant.now(),
        Duration.ofMillis(1500),
        List.of(figures),
        figures,
        List.of(),
        List.of("something is wrong"),
        List.of());
  }

  private static HttpResponse<String> get(String url, String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
