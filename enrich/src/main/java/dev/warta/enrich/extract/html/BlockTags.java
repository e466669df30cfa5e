package dev.warta.enrich.extract.html;

import java.util.Set;

/** What the names of elements say of the text in them. */
final class BlockTags {

  /** Elements that hold no text of an article, with all in them. */
  static final Set<String> WITHOUT_TEXT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "math",
          "iframe",
          "button",
          "select",
          "textarea",
          "input",
          "object",
          "embed",
          "canvas",
          "video",
          "audio",
          "picture",
          "img",
          "map",
          "area",
          "source",
          "link",
          "meta",
          "title",
          "head",
          "figcaption",
          "label",
          "rt",
          "rp");

  /** Elements that end the line before them and behind them. */
  static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "li",
          "ul",
          "ol",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "tr",
          "td",
          "th",
          "table",
          "blockquote",
          "section",
          "article",
          "header",
          "pre",
          "dd",
          "dt",
          "dl",
          "main",
          "address",
          "hr",
          "tbody",
          "thead",
          "center",
          "details",
          "summary",
          "body",
          "figure",
          "aside",
          "footer",
          "nav",
          "form",
          "menu",
          "dialog");

  /** Elements whose own words can be a paragraph. */
  static final Set<String> WITH_PROSE =
      Set.of(
          "p",
          "div",
          "td",
          "li",
          "blockquote",
          "pre",
          "section",
          "article",
          "dd",
          "center",
          "main",
          "body");

  private BlockTags() {}
}
