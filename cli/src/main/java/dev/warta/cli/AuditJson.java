package dev.warta.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.store.audit.AuditReport;
import dev.warta.store.audit.Finding;
import dev.warta.store.audit.PartitionFigures;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** What an audit found, for machines: one line of JSON. */
final class AuditJson {

  private AuditJson() {}

  static String of(AuditReport report) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
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
      writeStrings(json, "problems", report.problems());
      writeStrings(json, "notes", report.notes());
      json.writeEndObject();
    }
    return text.toString();
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

  private static void writeStrings(JsonGenerator json, String field, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
