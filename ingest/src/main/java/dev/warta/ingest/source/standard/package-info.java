/**
 * Understands news in the standards of the trade: schema.org JSON-LD, IPTC ninjs and IPTC
 * NewsML-G2.
 *
 * <p>A document becomes {@link dev.warta.ingest.source.standard.NewsItem}s: the body of each as
 * plain text or HTML, and what the standard says of it. What is there and is no article (a
 * withdrawn item, a picture, a package, a text that lies elsewhere) is a {@link
 * dev.warta.ingest.source.standard.NotAnArticleException} that says so; it never keeps the other
 * items of a document from being read.
 *
 * <p>Documents come from strangers: XML is read without document types, so that there are no
 * entities to expand or to fetch; elements, depth and attributes are bounded. A date or an address
 * that cannot be read is left out and does not cost the article.
 *
 * <p>Understood of NewsML-G2: {@code newsItem}, by itself or in a {@code newsMessage}, with {@code
 * inlineXML} (NITF or XHTML) or {@code inlineData}. Of ninjs: 1.0 to 3.3, whose field names differ
 * in case and number only. Not understood: NewsML 1, NITF by itself, embargoes.
 */
package dev.warta.ingest.source.standard;
