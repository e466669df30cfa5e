/**
 * Where articles come from: one class a kind of source, all of them an {@link
 * dev.warta.ingest.source.ArticleSource}.
 *
 * <p>{@link dev.warta.ingest.source.Sources} turns what a user names on the command line (a file, a
 * folder, standard input) into sources. A source reads its documents in order and hands each on as
 * a {@link dev.warta.events.RawArticle}, its bytes as they were received, or as a {@link
 * dev.warta.ingest.source.Refusal} that says where, why and what was expected; a refusal never
 * stops the others. Files come from strangers: size, line length and nesting are bounded, symbolic
 * links inside a folder are not followed, binary files are told from text by their content.
 *
 * <h2>JSON Lines</h2>
 *
 * <p>One article a line, in UTF-8. {@code text} or {@code html} is required ({@code html} is taken
 * where both are there); all other fields may be missing or null, and fields not named here are
 * ignored:
 *
 * <table>
 *   <caption>Fields of a line</caption>
 *   <tr><th>field</th><th>value</th></tr>
 *   <tr><td>{@code text}, {@code html}</td><td>the article, as plain text or as markup</td></tr>
 *   <tr><td>{@code title}</td><td>string</td></tr>
 *   <tr><td>{@code authors}, {@code tags}</td><td>array of strings, or one string</td></tr>
 *   <tr><td>{@code published}, {@code updated}</td><td>ISO 8601: a date, or a date and time with or
 *       without offset (UTC where there is none); or any other of {@link
 *       dev.warta.events.MachineTimes}</td></tr>
 *   <tr><td>{@code url}, {@code canonicalUrl}</td><td>absolute http or https address</td></tr>
 *   <tr><td>{@code id}</td><td>the source's own id of the article: string or whole number</td></tr>
 *   <tr><td>{@code source}</td><td>publisher; goes before the one named by the user</td></tr>
 *   <tr><td>{@code language}</td><td>string, meant to be a BCP-47 tag</td></tr>
 *   <tr><td>{@code section}</td><td>string</td></tr>
 * </table>
 *
 * <p>The article's id is made from {@code canonicalUrl}, else {@code url}, else {@code id} together
 * with the source, else the content.
 *
 * <p>A line that cannot be read is reported with its number and kept in {@code NAME.rejected.jsonl}
 * beside {@code NAME.jsonl}. Lines are only ever added to that file, each once: the same bad line
 * at each run is in it once, and what was mended there, or lay there before, stays as it is. Mend
 * its lines, read it by its name, then delete it; nothing else does. It takes a million lines. With
 * its folder it is never read.
 *
 * <h2>Web archives</h2>
 *
 * <p>WARC and ARC files ({@link dev.warta.ingest.source.warc}) are read by {@link
 * dev.warta.ingest.source.Archives} a few at a time, each on a thread of its own, and handed on in
 * order; among other files by {@link dev.warta.ingest.source.Sources} one by one. A place is the
 * offset of a record or gzip member, with the number of records before it.
 *
 * <h2>Other files</h2>
 *
 * <p>{@code .json} and {@code .xml} files say what their parts are, in the fields above or in a
 * standard of the trade: see {@link dev.warta.ingest.source.StructuredDocuments}, which reads them
 * from any carrier. Each kind of file may be compressed with gzip; a ZIP archive is read as a
 * folder of its name. What comes out of them is bounded; in them a {@link
 * dev.warta.ingest.source.Place} counts unpacked bytes.
 *
 * <h2>Ids and names of folders</h2>
 *
 * <p>The id of a text or HTML file is made from the source and the path inside the folder that was
 * named. Two folders named at once must therefore not go by one source: {@code 2023/news} and
 * {@code 2024/news} are refused together, since an article of the one would become a revision of
 * another in the other. Read their parent, or each by itself with a source of its own.
 */
package dev.warta.ingest.source;
