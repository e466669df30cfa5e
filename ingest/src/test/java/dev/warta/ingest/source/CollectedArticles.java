package dev.warta.ingest.source;

import dev.warta.events.RawArticle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Keeps what a source hands on. */
final class CollectedArticles implements ArticleSource.Handler {

  final List<RawArticle> articles = new ArrayList<>();
  final List<String> ownIds = new ArrayList<>();
  final List<Refusal> refusals = new ArrayList<>();
  final List<Place> places = new ArrayList<>();
  final List<String> readAnew = new ArrayList<>();
  final List<String> passedOver = new ArrayList<>();
  final List<String> incomplete = new ArrayList<>();
  private final int wanted;

  private CollectedArticles(int wanted) {
    this.wanted = wanted;
  }

  static CollectedArticles of(ArticleSource source) throws InterruptedException {
    return of(source, Integer.MAX_VALUE);
  }

  static CollectedArticles of(ArticleSource source, int wanted) throws InterruptedException {
    CollectedArticles collected = new CollectedArticles(wanted);
    source.read(collected);
    return collected;
  }

  static CollectedArticles ofRest(ArticleSource source, ReadBefore before)
      throws InterruptedException {
    CollectedArticles collected = new CollectedArticles(Integer.MAX_VALUE);
    source.readRest(before, collected);
    return collected;
  }

  /** What the next source hands on, too. */
  CollectedArticles and(ArticleSource source) throws InterruptedException {
    source.read(this);
    return this;
  }

  @Override
  public boolean wantsMore() {
    return articles.size() < wanted;
  }

  @Override
  public void article(RawArticle article) {
    articles.add(article);
  }

  @Override
  public void article(RawArticle article, String ownId) {
    article(article);
    ownIds.add(ownId);
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  @Override
  public void passedOver(String kind) {
    passedOver.add(kind);
  }

  @Override
  public void incomplete(String kind) {
    incomplete.add(kind);
  }

  @Override
  public void passed(Supplier<Place> here) {
    places.add(here.get());
  }

  @Override
  public void isReadAnew(String location) {
    readAnew.add(location);
  }

  Place lastPlace() {
    return places.get(places.size() - 1);
  }

  List<String> texts() {
    return articles.stream().map(CollectedArticles::text).toList();
  }

  List<String> locations() {
    return articles.stream().map(article -> article.getCarrier().getLocation()).toList();
  }

  static String text(RawArticle article) {
    return StandardCharsets.UTF_8.decode(article.getContent().duplicate()).toString();
  }
}
