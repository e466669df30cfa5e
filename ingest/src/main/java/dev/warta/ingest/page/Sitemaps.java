package dev.warta.ingest.page;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.NewsAttributes;
import dev.warta.events.ArticleTime;
import dev.warta.events.CarrierKind;
import dev.warta.events.Hints;
import dev.warta.events.MachineTimes;
import dev.warta.events.StatedTime;
import dev.warta.ingest.fetch.FetchRequest;
import dev.warta.ingest.fetch.FetchResult;
import dev.warta.ingest.fetch.FetchResult.Failed;
import dev.warta.ingest.fetch.FetchResult.Fetched;
import dev.warta.ingest.fetch.Fetcher;
import dev.warta.ingest.source.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;

/**
 * The pages that sitemaps name: of the sitemaps protocol in XML or text, also compressed, with the
 * extension for news; RSS and Atom used as such; indexes of sitemaps; and {@code robots.txt} with
 * its {@code Sitemap} lines.
 */
final class Sitemaps implements PageList {

  /** Of one run: a sitemap has 50,000 pages at most, and so has an index sitemaps. */
  private static final int MOST_SITEMAPS = 10_000;

  /** The protocol allows 50 MB. */
  private static final int MOST_BYTES = 50 * 1024 * 1024;

  private static final String EXPECTED =
      "a sitemap in XML or text, an index of sitemaps, or robots.txt with Sitemap lines";

  private final Fetcher fetcher;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Set<String> named = new HashSet<>();

  /**
   * Sitemaps that have not been asked for yet.
   *
   * @param fetcher that of their pages, so that a host is asked for one thing at a time
   */
  Sitemaps(Fetcher fetcher, List<String> addresses) {
    this.fetcher = fetcher;
    addresses.forEach(this::add);
  }

  @Override
  public void each(Taker taker) throws InterruptedException {
    while (!waiting.isEmpty() && taker.wantsMore()) {
      String address = waiting.poll();
      FetchResult result = result(address);
      if (result instanceof Fetched sitemap) {
        read(address, sitemap, taker);
      } else if (result instanceof Failed failed) {
        taker.failed(failed, refusal(address, failed.reason()));
      }
    }
  }

  private FetchResult result(String address) throws InterruptedException {
    try {
      return fetcher.fetch(FetchRequest.ofHostFile(address).upTo(MOST_BYTES)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a fetcher's answer never fails", e);
    }
  }

  private void read(String address, Fetched sitemap, Taker taker) throws InterruptedException {
    try {
      byte[] content = unpacked(sitemap.body());
      if (URI.create(sitemap.address()).getPath().endsWith("/robots.txt")) {
        addNamedByRobots(address, content, taker);
        return;
      }
      AbstractSiteMap parsed =
          parser().parseSiteMap(content, URI.create(sitemap.address()).toURL());
      if (parsed instanceof SiteMapIndex index) {
        index.getSitemaps().forEach(one -> add(one.getUrl().toString()));
      } else if (parsed instanceof SiteMap pages) {
        for (SiteMapURL page : pages.getSiteMapUrls()) {
          if (!taker.wantsMore()) {
            return;
          }
          taker.page(page(page, address));
        }
      }
    } catch (UnknownFormatException | IOException | IllegalArgumentException e) {
      taker.refused(refusal(address, "cannot be read as a sitemap: " + e.getMessage()));
    }
  }

  private void add(String address) {
    if (named.size() < MOST_SITEMAPS && named.add(address)) {
      waiting.add(address);
    }
  }

  private void addNamedByRobots(String address, byte[] robots, Taker taker) {
    List<String> sitemaps =
        new String(robots, StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sitemap:"))
            .map(line -> line.substring("sitemap:".length()).strip())
            .toList();
    sitemaps.forEach(this::add);
    if (sitemaps.isEmpty()) {
      taker.refused(refusal(address, "names no sitemap"));
    }
  }

  private static byte[] unpacked(byte[] body) throws IOException {
    if (body.length < 2 || (body[0] & 0xff) != 0x1f || (body[1] & 0xff) != 0x8b) {
      return body;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] unpacked = in.readNBytes(MOST_BYTES + 1);
      if (unpacked.length > MOST_BYTES) {
        throw new IOException(
            String.format(Locale.ROOT, "it has more than %,d bytes when unpacked", MOST_BYTES));
      }
      return unpacked;
    }
  }

  private static SiteMapParser parser() {
    SiteMapParser parser = new SiteMapParser(false);
    parser.setStrictNamespace(false);
    parser.enableExtension(Extension.NEWS);
    return parser;
  }

  private static ListedPage page(SiteMapURL page, String sitemap) {
    NewsAttributes news = news(page);
    ZonedDateTime published = news == null ? null : news.getPublicationDateTime();
    String changed =
        page.getLastModified() == null ? null : page.getLastModified().toInstant().toString();
    String version = changed != null ? changed : Objects.toString(published, null);
    return new ListedPage(
        page.getUrl().toString(),
        CarrierKind.sitemap,
        sitemap,
        news == null ? ListedPage.noHints() : hints(news, published),
        version);
  }

  private static NewsAttributes news(SiteMapURL page) {
    ExtensionMetadata[] found = page.getAttributesForExtension(Extension.NEWS);
    return found == null
        ? null
        : Arrays.stream(found)
            .filter(NewsAttributes.class::isInstance)
            .map(NewsAttributes.class::cast)
            .findFirst()
            .orElse(null);
  }

  private static Hints hints(NewsAttributes news, ZonedDateTime published) {
    String[] keywords = news.getKeywords();
    return new Hints(
        blankAsNull(news.getTitle()),
        List.of(),
        time(published),
        null,
        blankAsNull(news.getLanguage()),
        null,
        keywords == null
            ? List.of()
            : Arrays.stream(keywords).map(String::strip).filter(word -> !word.isEmpty()).toList(),
        null,
        List.of(),
        List.of());
  }

  private static ArticleTime time(ZonedDateTime time) {
    return time == null
        ? null
        : MachineTimes.read(time.toOffsetDateTime().toString())
            .map(StatedTime::toArticleTime)
            .orElse(null);
  }

  private static String blankAsNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Refusal refusal(String address, String reason) {
    return new Refusal(address, null, reason, EXPECTED, "the other sitemaps went on");
  }
}
