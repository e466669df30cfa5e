package dev.warta.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.EnrichTopology;
import dev.warta.enrich.Step;
import dev.warta.events.RawArticle;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Limits;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.source.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {

  private static final int ARTICLES = 500;

  @TempDir Path folder;

  private final Workload workload = new Workload(17, ARTICLES);

  @Test
  void theStepsReadTitleAndBodyOfEveryDocumentAsTheLoadExpectsThem() throws Exception {
    Step steps = EnrichTopology.withoutKafka();

    for (RawArticle raw : read(workload)) {
      Document document = workload.find(raw.getArticleId(), raw.getContentHash());
      assertThat(document).isNotNull();
      if (!document.isUnreadable()) {
        ArticleDraft read = steps.apply(ArticleDraft.of(raw));
        assertThat(Workload.hash(read.body())).as(read.body()).isEqualTo(document.bodyHash());
        assertThat(read.title()).isEqualTo(document.title());
      }
    }
  }

  @Test
  void anEditComesAfterWhatItEditsAndEveryDocumentIsThere() throws Exception {
    Map<String, Integer> latest = new HashMap<>();
    Set<Document> seen = new HashSet<>();

    for (RawArticle raw : read(workload)) {
      Document document = workload.find(raw.getArticleId(), raw.getContentHash());
      if (seen.add(document) && !document.isUnreadable()) {
        assertThat(document.revision()).isEqualTo(latest.getOrDefault(document.articleId(), 0) + 1);
        latest.put(document.articleId(), document.revision());
      }
    }

    assertThat(seen).hasSize(workload.documents()).hasSizeLessThan(workload.lines());
    assertThat(seen).anyMatch(Document::isUnreadable).anyMatch(document -> document.revision() > 2);
  }

  @Test
  void theSameSeedMakesTheSameLoadAndAnotherSeedAnother() throws Exception {
    assertThat(new Workload(17, 100).text(42, 2)).isEqualTo(workload.text(42, 2));
    assertThat(new Workload(18, 100).text(42, 2)).isNotEqualTo(workload.text(42, 2));
  }

  private List<RawArticle> read(Workload workload) throws Exception {
    List<String> files = workload.write(folder, 500).stream().map(Path::toString).toList();
    List<RawArticle> read = new ArrayList<>();
    for (ArticleSource source : new Sources(new Limits(1 << 20)).from(files, null)) {
      source.read(
          new ArticleSource.Handler() {
            @Override
            public boolean wantsMore() {
              return true;
            }

            @Override
            public void article(RawArticle article) {
              read.add(article);
            }

            @Override
            public void refused(Refusal refusal) {
              throw new AssertionError(refusal.text());
            }
          });
    }
    return read;
  }
}
