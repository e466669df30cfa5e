/**
 * Web archives: WARC (ISO 28500, 0.17 to 1.1) and ARC, compressed or not, as they are found in the
 * wild.
 *
 * <p>{@link dev.warta.ingest.source.warc.Archive} says what each record is. Below it three layers:
 * {@code ArchiveInput} undoes gzip, member by member, and knows where in the file it stands; {@code
 * ArchiveReader} finds the records, whatever is damaged; {@code HttpResponse} and {@code Codings}
 * take a captured response apart. Zstandard is known and refused ({@code Zstandard}). Everything is
 * bounded: heads, lines, documents, what a gzip member may inflate to.
 *
 * <p>Measured: every document of 17 sample archives with all kinds of flaws is given (jwarc 0.36
 * ends early in three of them); 182 to 197 MB of pages a second of processor time on one thread, of
 * which Java's gunzip alone takes nine tenths. Reading alone is 1.2 to 1.4 times as fast as reading
 * and publishing to a broker on the same two cores ({@code lab/run warc publish}).
 */
package dev.warta.ingest.source.warc;
