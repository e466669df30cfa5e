package dev.warta.enrich.extract.html;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What designers of news sites call a part of a page, in classes and ids, and what these words say
 * of it.
 *
 * <p>A label is read word by word, with the words between hyphens and underscores and the whole
 * between spaces, so that a long list costs no more than a short one.
 */
final class Label {

  /** The label of an element that has none. */
  static final Label NONE = new Label("", 0);

  private static final Set<String> AROUND =
      words(
          """
          share sharing sharedaddy social socials socialmedia related relatedcontent recommend recommended
          recommendations sidebar newsletter newsletters subscribe subscription signup promo promos promotion
          advert advertisement ads ad adsense sponsor sponsored breadcrumb breadcrumbs byline bylines author authors
          bio authorbox comment cookie cookies consent gdpr banner
          tags taglist mostread popular trending readmore footer foot navigation navbar nav menu popup modal overlay
          paywall outbrain taboola pagination pager meta rating ratings toolbar tools print credit copyright dateline
          timestamp hidden skip login search masthead topnav legal disclaimer attribution donate donation contact
          follow upsell carousel slideshow gallery embed also category categories relatedposts
          """);

  private static final Set<String> AROUND_PHRASES =
      words(
          """
          side-bar sign-up author-bio tag-list post-tags most-read read-more read-next more-news post-meta entry-meta
          jp-relatedposts screen-reader-text visually-hidden sr-only header-nav follow-us photo-gallery inline-related
          more-on also-read bottom-of-article next-post prev-post post-navigation article-footer entry-footer post-footer
          """);

  private static final Set<String> OF_READERS =
      words("comments commentlist commentaires kommentare comentarios disqus respond");

  private static final Set<String> OF_READERS_PHRASES =
      words("comment-list comment-section comment-thread comment-tree");

  private static final Set<String> CAPTION =
      words("caption captions figcaption imagecaption bildunterschrift legende photocredit");

  private static final Set<String> FOLDED =
      words(
          "accordion collapse collapsible collapsed panel answer faq expand expandable toggle tab");

  private static final Set<String> DOUBTFUL =
      words(
          "teaser teasers widget toc caption box infobox slider list links more next prev card cards grid aside");

  private static final List<String> ARTICLE =
      listed(
          """
          article-body articlebody entry-content post-content story-body storybody article-content articlecontent
          content-body contentbody post-body postbody story-content storycontent article-text articletext
          body-text bodytext main-content maincontent single-content td-post-content field-name-body news-content
          newscontent text-content article-main rich-text richtext storytext postcontent detail-content
          detailcontent
          """);

  /** Words of which each name of an article's text holds one. */
  private static final List<String> IN_ARTICLE = listed("body content text main");

  private static final int IS_AROUND = 1;
  private static final int IS_OF_READERS = 2;
  private static final int IS_CAPTION = 4;
  private static final int IS_FOLDED = 8;
  private static final int IS_DOUBTFUL = 16;
  private static final int IS_ARTICLE = 32;
  private static final int OPENS_PHRASE = 64;
  private static final int MOST_WORDS = 512;

  private static final WordTable WORDS =
      new WordTable(MOST_WORDS)
          .with(AROUND, IS_AROUND)
          .with(OF_READERS, IS_OF_READERS)
          .with(CAPTION, IS_CAPTION)
          .with(FOLDED, IS_FOLDED)
          .with(DOUBTFUL, IS_DOUBTFUL)
          .with(firstWords(AROUND_PHRASES), OPENS_PHRASE)
          .with(firstWords(OF_READERS_PHRASES), OPENS_PHRASE);

  private final String text;
  private final int meanings;

  private Label(String text, int meanings) {
    this.text = text;
    this.meanings = meanings;
  }

  /** A label, in which the words of camelCase may stand together. */
  static Label of(String names) {
    String text = Words.apart(names);
    String flat = text.indexOf('_') < 0 ? text : text.replace("__", "-").replace('_', '-');
    int meanings = WORDS.meaningsIn(text);
    if ((meanings & OPENS_PHRASE) != 0) {
      meanings |= hasPhrase(flat, AROUND_PHRASES) ? IS_AROUND : 0;
      meanings |= hasPhrase(flat, OF_READERS_PHRASES) ? IS_OF_READERS : 0;
    }
    meanings |= namesArticle(flat) ? IS_ARTICLE : 0;
    return new Label(text, meanings);
  }

  /** The words apart, in lower case. */
  String text() {
    return text;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Whether it speaks of something beside the article. */
  boolean isAround() {
    return (meanings & IS_AROUND) != 0;
  }

  /** Whether it speaks of what readers wrote below the article. */
  boolean isOfReaders() {
    return (meanings & IS_OF_READERS) != 0;
  }

  /** Whether it speaks of the words below a picture. */
  boolean isCaption() {
    return (meanings & IS_CAPTION) != 0;
  }

  /** Whether it speaks of what a reader opens to read on. */
  boolean isFolded() {
    return (meanings & IS_FOLDED) != 0;
  }

  /** Whether it speaks of something that is beside the article where it is full of links. */
  boolean isDoubtful() {
    return (meanings & IS_DOUBTFUL) != 0;
  }

  /** Whether it speaks of the article's text. */
  boolean isArticle() {
    return (meanings & IS_ARTICLE) != 0;
  }

  private static Set<String> words(String list) {
    return new HashSet<>(listed(list));
  }

  private static List<String> listed(String list) {
    return List.of(list.strip().split("\\s+"));
  }

  private static Set<String> firstWords(Set<String> phrases) {
    return phrases.stream()
        .map(phrase -> phrase.substring(0, phrase.indexOf('-')))
        .collect(Collectors.toSet());
  }

  private static boolean namesArticle(String flat) {
    return containsAny(flat, IN_ARTICLE) && containsAny(flat, ARTICLE);
  }

  private static boolean containsAny(String text, List<String> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (text.contains(parts.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasPhrase(String flat, Set<String> phrases) {
    for (String phrase : phrases) {
      int at = flat.indexOf(phrase);
      if (at >= 0
          && (at == 0 || !Character.isLetterOrDigit(flat.charAt(at - 1)))
          && (at + phrase.length() == flat.length()
              || !Character.isLetterOrDigit(flat.charAt(at + phrase.length())))) {
        return true;
      }
    }
    return false;
  }
}
