/**
 * Pages of the web as articles: from lists of addresses and from sitemaps.
 *
 * <p>{@link dev.warta.ingest.page.PagesSource} fetches them with a {@link
 * dev.warta.ingest.fetch.Fetcher}, remembers what it saw so that a page that has not changed is not
 * sent again, and looks at pages again later where that is wanted. {@code PageMemory} holds some
 * 50,000 pages of a source, in parts of the state topic; what comes of a page, {@code TakenPages}
 * decides. What a site asks of robots and of those who use its texts ({@code X-Robots-Tag}, the TDM
 * reservation protocol, {@code ai.txt}, {@code tdmrep.json}) is recorded with each article.
 *
 * <p>{@link dev.warta.ingest.page.FollowedLinks} follows the links of a feed's entries in the same
 * way. Each feed has its {@code FeedQueue}, and of each host one page is asked for at a time, so
 * that a slow host holds up only the feeds that link to it.
 */
package dev.warta.ingest.page;
