package dev.warta.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.TopicPartition;

/**
 * A store in front of a real one, with an outage at the flip of a switch, writes that hang or are
 * refused, and a memory of batches.
 */
final class SwitchableStore implements ArticleStore {

  private final ArticleStore real;
  private final List<Batch> written = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean isOut;
  private volatile CountDownLatch hangs = new CountDownLatch(0);
  private volatile CountDownLatch readingHangs = new CountDownLatch(0);
  private volatile boolean isHanging;
  private volatile boolean isRefusingRejections;

  SwitchableStore(ArticleStore real) {
    this.real = real;
  }

  void setOut(boolean isOut) {
    this.isOut = isOut;
  }

  /** The next write hangs, as on a host that is gone, until {@link #goOn}. */
  void hang() {
    hangs = new CountDownLatch(1);
  }

  /** The next question for the offsets hangs, until {@link #goOn}. */
  void hangOnReading() {
    readingHangs = new CountDownLatch(1);
  }

  void goOn() {
    hangs.countDown();
    readingHangs.countDown();
  }

  void refuseRejections() {
    isRefusingRejections = true;
  }

  boolean isHanging() {
    return isHanging;
  }

  List<Batch> written() {
    return List.copyOf(written);
  }

  @Override
  public Map<TopicPartition, Long> offsets() {
    await(readingHangs);
    return real.offsets();
  }

  @Override
  public void write(Batch batch) {
    if (isOut) {
      throw new StoreUnavailableException("the disk is full", null);
    }
    if (isRefusingRejections && !batch.rejections().isEmpty()) {
      throw new UnstorableRecordException("no rejections, please", null);
    }
    isHanging = true;
    await(hangs);
    real.write(batch);
    written.add(batch);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new StoreUnavailableException("interrupted", e);
    }
  }

  @Override
  public ArticleSearch search() {
    return real.search();
  }

  @Override
  public StoreCounts counts() {
    return real.counts();
  }

  @Override
  public List<ArticleSummary> summaries(Collection<String> articleIds) {
    return real.summaries(articleIds);
  }

  @Override
  public Health health() {
    return real.health();
  }

  @Override
  public void close() {
    real.close();
  }
}
