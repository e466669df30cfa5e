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

  void goOn() {
    hangs.countDown();
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
    try {
      hangs.await();
    } catch (InterruptedException e) {
      throw new StoreUnavailableException("interrupted", e);
    }
    real.write(batch);
    written.add(batch);
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
