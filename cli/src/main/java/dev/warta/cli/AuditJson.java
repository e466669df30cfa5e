package dev.warta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.store.audit.AuditReport;
import dev.warta.store.audit.Finding;
import dev.warta.store.audit.PartitionFigures;
import java.io.IOException;

/** What an audit found, for machines: one line of JSON. */
final class AuditJson {

  private AuditJson() {}

  static String of(AuditReport report) {
    return JsonLine.of(json -> write(json, report));
  }

  private static void write(JsonGenerator json, AuditReport report) throws IOException {
    json.writeStringField("at", report.at().toString());
    json.writeNumberField("tookMillis", report.took().toMillis());
    json.writeBooleanField("clean", report.isClean());
    json.writeArrayFieldStart("partitions");
    for (PartitionFigures partition : report.partitions()) {
      json.writeStartObject();
      json.writeStringField("topic", partition.topic());
      json.writeNumberField("partition", partition.partition());
      writeFigures(json, partition);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("total");
    writeFigures(json, report.total());
    json.writeEndObject();
    json.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      write(json, finding);
    }
    json.writeEndArray();
    JsonLine.writeStrings(json, "problems", report.problems());
    JsonLine.writeStrings(json, "notes", report.notes());
  }

  private static void writeFigures(JsonGenerator json, PartitionFigures figures)
      throws IOException {
    json.writeNumberField("raw", figures.raw());
    json.writeNumberField("enriched", figures.enriched());
    json.writeNumberField("sightings", figures.sightings());
    json.writeNumberField("rejected", figures.rejected());
    json.writeNumberField("inFlight", figures.inFlight());
    json.writeNumberField("stored", figures.stored());
    json.writeNumberField("gap", figures.gap());
    json.writeNumberField("double", figures.doubles());
    json.writeNumberField("expired", figures.expired());
  }

  private static void write(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", AuditText.kind(finding));
    json.writeStringField("topic", finding.topic());
    json.writeNumberField("partition", finding.partition());
    json.writeNumberField("offset", finding.offset());
    json.writeStringField("articleId", finding.articleId());
    json.writeStringField("detail", finding.detail());
    json.writeEndObject();
  }
}
