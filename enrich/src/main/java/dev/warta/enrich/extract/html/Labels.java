package dev.warta.enrich.extract.html;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words that designers of news sites call the parts of a page by, in classes and ids.
 *
 * <p>A label is read word by word, with the words between hyphens and underscores and the whole
 * between spaces, so that a long list costs no more than a short one.
 */
final class Labels {

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
      List.of(
          "article-body",
          "articlebody",
          "entry-content",
          "post-content",
          "story-body",
          "storybody",
          "article-content",
          "articlecontent",
          "content-body",
          "contentbody",
          "post-body",
          "postbody",
          "story-content",
          "storycontent",
          "article-text",
          "articletext",
          "body-text",
          "bodytext",
          "main-content",
          "maincontent",
          "single-content",
          "td-post-content",
          "field-name-body",
          "news-content",
          "newscontent",
          "text-content",
          "article-main",
          "rich-text",
          "richtext",
          "storytext",
          "postcontent",
          "detail-content",
          "detailcontent");

  private static Set<String> words(String list) {
    return new HashSet<>(List.of(list.strip().split("\\s+")));
  }

  /** Whether the label speaks of something beside the article. */
  boolean isAround(String label) {
    return Words.areIn(label, AROUND) || hasPhrase(label, AROUND_PHRASES);
  }

  /** Whether the label speaks of what readers wrote below the article. */
  boolean isOfReaders(String label) {
    return Words.areIn(label, OF_READERS) || hasPhrase(label, OF_READERS_PHRASES);
  }

  /** Whether the label speaks of the words below a picture. */
  boolean isCaption(String label) {
    return Words.areIn(label, CAPTION);
  }

  /** Whether the label speaks of what a reader opens to read on. */
  boolean isFolded(String label) {
    return Words.areIn(label, FOLDED);
  }

  /** Whether the label speaks of something that is beside the article where it is full of links. */
  boolean isDoubtful(String label) {
    return Words.areIn(label, DOUBTFUL);
  }

  /** Whether the label speaks of the article's text. */
  boolean isArticle(String label) {
    String flat = label.replace("__", "-").replace('_', '-');
    return ARTICLE.stream().anyMatch(flat::contains);
  }

  private static boolean hasPhrase(String label, Set<String> phrases) {
    String flat = label.replace("__", "-").replace('_', '-');
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
