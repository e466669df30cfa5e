package dev.warta.cli;

import dev.warta.events.TopicLayout;
import java.net.InetSocketAddress;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What holds for pages, however they are named. */
final class PageOptions {

  @Mixin private WebOptions web;
  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The publisher of all pages; default: the host of each.")
  private String source;

  @Option(
      names = "--recheck",
      description =
          "Look at each page again 1 hour, 24 hours and 7 days after it was seen first: what was edited becomes a revision. Goes on until the last was looked at.")
  private boolean isRechecked;

  @Option(
      names = "--max-record-bytes",
      paramLabel = "SIZE",
      converter = Settings.Bytes.class,
      defaultValue = "" + TopicLayout.DEFAULT_MAX_RECORD_BYTES,
      description = "Largest page; topics must allow it (warta topics); default: 8MiB.")
  private int maxRecordBytes;

  @Option(
      names = "--metrics-address",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      description =
          "Serve metrics to Prometheus here; others than 127.0.0.1 need a token in WARTA_METRICS_TOKEN.")
  private InetSocketAddress metricsAddress;

  WebOptions web() {
    return web;
  }

  String source() {
    return source;
  }

  boolean isRechecked() {
    return isRechecked;
  }

  int maxRecordBytes() {
    return maxRecordBytes;
  }

  ContinuousIngestion ingestion(Console console) {
    Map<String, String> kafka = cluster.kafka(local);
    return new ContinuousIngestion(
        console, kafka, cluster.topics(), maxRecordBytes, metricsAddress);
  }
}
