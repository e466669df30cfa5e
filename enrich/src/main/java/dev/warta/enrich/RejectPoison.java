package dev.warta.enrich;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends a record that can never be processed to {@code articles.rejected} and lets the flow go on;
 * leaves an outage to stop it.
 *
 * <p>The rejected record is Kafka Streams' own: key and value as they came, with the {@code
 * __streams.errors.*} headers. Public because Kafka Streams makes it by name.
 */
public final class RejectPoison implements ProcessingExceptionHandler, ProductionExceptionHandler {

  private final LogAndContinueProcessingExceptionHandler reject =
      new LogAndContinueProcessingExceptionHandler();

  @Override
  public void configure(Map<String, ?> configs) {
    reject.configure(configs);
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    return Poison.isPoison(exception)
        ? reject.handleError(context, record, exception)
        : ProcessingExceptionHandler.Response.fail();
  }

  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    return Poison.isPoison(exception)
        ? rejectSource(context, exception)
        : ProductionExceptionHandler.Response.fail(List.of());
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public ProductionExceptionHandler.Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception exception,
      SerializationExceptionOrigin origin) {
    return rejectSource(context, exception);
  }

  private ProductionExceptionHandler.Response rejectSource(
      ErrorHandlerContext context, Exception exception) {
    return ProductionExceptionHandler.Response.resume(
        reject.handleError(context, null, exception).deadLetterQueueRecords());
  }
}
