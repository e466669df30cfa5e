package dev.warta.store;

/** Takes the records that can never be stored, so that the flow goes on without losing them. */
public interface RejectedRecords extends AutoCloseable {

  /**
   * Keeps a rejected record for good before it returns; the record's offset is recorded after that.
   *
   * @throws RuntimeException if that is not possible now; the record will be offered again
   */
  void accept(RejectedRecord rejected);

  @Override
  void close();
}
