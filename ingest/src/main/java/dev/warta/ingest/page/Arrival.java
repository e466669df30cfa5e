package dev.warta.ingest.page;

import dev.warta.ingest.fetch.FetchResult;
import java.util.List;

/**
 * What came of asking for a page.
 *
 * @param isRecheck true if it was known and is looked at again
 * @param directives what is asked of those who use it
 */
record Arrival(ListedPage page, boolean isRecheck, FetchResult result, List<String> directives) {}
