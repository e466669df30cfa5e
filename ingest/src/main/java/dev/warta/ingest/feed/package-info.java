/**
 * Feeds: RSS, Atom and JSON Feed, read leniently and polled politely.
 *
 * <p>{@link dev.warta.ingest.feed.FeedReader} turns bytes into a {@link
 * dev.warta.ingest.feed.Feed}. {@code XmlParser} reads any XML, well-formed or not, into a tree of
 * bounded size, over the marks that {@code XmlScanner} finds; {@code RssFeed}, {@code AtomFeed} and
 * {@code JsonFeed} map what they find to the same values. Texts keep the markup that the feed gives
 * them; a line without it is made where one is wanted.
 *
 * <p>{@link dev.warta.ingest.feed.FeedsSource} polls: {@code FeedSchedule} says which feed is next,
 * {@code FeedPoll} makes articles and a new state of an answer, {@code PollTimes} says when to come
 * back, {@code SeenEntries} what is news, {@code EntryArticles} what an entry becomes.
 *
 * <p>Measured on the test data of two other readers, feed-rs and gofeed ({@code lab/run feeds}):
 * all 65 feeds of the first give their entries; of the 552 files of the second all 548 are read
 * that are feeds, and 387 of 394 expected values agree (98.2 %). What does not agree: markup inside
 * names and categories, a second author that gofeed leaves out, the order of tags.
 *
 * <p>Why not Rome: on the same data Rome 2.1.0 (with rome-modules, its lenient reader of charsets
 * and document types allowed) gives the entries of 59 feeds of the first set and reads 512 files of
 * the second, and 227 of 396 expected values agree (57.3 %). With jsoup before it, which makes any
 * markup well-formed, it reads 519, and 228 values agree. JSON Feed, which Rome does not read, is
 * in these figures: 3 feeds of the first set and 11 of the second.
 */
package dev.warta.ingest.feed;
