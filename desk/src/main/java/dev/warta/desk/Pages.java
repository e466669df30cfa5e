package dev.warta.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The pages and what they load, from the class path.
 *
 * <p>They hold no article and no secret: they ask the API for all that they show. So everybody may
 * load them, also by a link on another site.
 */
final class Pages {

  /** Nothing but our own files runs or loads, and no other site frames a page. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
          + "frame-ancestors 'none'";

  private static final Pattern PAGE =
      Pattern.compile("/(|article|quotes|entity|trends|pipeline|login)");

  private static final Pattern ASSET =
      Pattern.compile("/assets/((?:css|js|img)/[A-Za-z0-9-]+\\.(?:css|js|svg|json))");

  /** Of others' files only these, wherever their version puts them. */
  private static final Map<String, String> LIBRARY =
      Map.of(
          "/assets/lib/uplot/uPlot.esm.js", WebJar.file("uplot", "dist/uPlot.esm.js"),
          "/assets/lib/uplot/uPlot.min.css", WebJar.file("uplot", "dist/uPlot.min.css"));

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "json", "application/json");

  /** Only files that exist are kept, so strangers cannot fill it. */
  private final Map<String, PageFile> files = new ConcurrentHashMap<>();

  /**
   * Answers a request for a page or one of its files.
   *
   * @return whether it was one; if not, nothing is sent
   */
  boolean serve(Request request, Response response, Callback callback) {
    Optional<PageFile> file = fileName(Request.getPathInContext(request)).flatMap(this::file);
    file.ifPresent(found -> send(found, request.getHeaders(), response, callback));
    return file.isPresent();
  }

  private static Optional<String> fileName(String path) {
    Matcher page = PAGE.matcher(path);
    if (page.matches()) {
      return Optional.of("web/" + (page.group(1).isEmpty() ? "front" : page.group(1)) + ".html");
    }
    Matcher asset = ASSET.matcher(path);
    return asset.matches()
        ? Optional.of("web/" + asset.group(1))
        : Optional.ofNullable(LIBRARY.get(path));
  }

  private Optional<PageFile> file(String name) {
    return Optional.ofNullable(files.computeIfAbsent(name, PageFile::read));
  }

  private static void send(PageFile file, HttpFields asked, Response response, Callback callback) {
    boolean isGzip = asked.contains(HttpHeader.ACCEPT_ENCODING, "gzip");
    String tag = isGzip ? file.gzipTag() : file.tag();
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.ETAG, tag);
    headers.put(HttpHeader.VARY, "Accept-Encoding");
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
    headers.put(new HttpField("Content-Security-Policy", POLICY));
    headers.put(new HttpField("X-Content-Type-Options", "nosniff"));
    headers.put(new HttpField("Referrer-Policy", "same-origin"));
    if (asked.getCSV(HttpHeader.IF_NONE_MATCH, true).contains(tag)) {
      response.setStatus(304);
      response.write(true, null, callback);
      return;
    }
    byte[] body = isGzip ? file.gzip() : file.bytes();
    if (isGzip) {
      headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
    }
    headers.put(HttpHeader.CONTENT_TYPE, file.mediaType());
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /**
   * A file in both the forms in which it is sent.
   *
   * @param tag changes when the bytes do, as does {@code gzipTag}
   */
  private record PageFile(String mediaType, byte[] bytes, String tag, byte[] gzip, String gzipTag) {

    /** Null if there is none of this name. */
    static PageFile read(String name) {
      try (InputStream in = Pages.class.getResourceAsStream(name)) {
        return in == null ? null : of(name, in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static PageFile of(String name, byte[] bytes) throws IOException {
      String extension = name.substring(name.lastIndexOf('.') + 1);
      String hash = hash(bytes);
      return new PageFile(
          MEDIA_TYPES.get(extension),
          bytes,
          '"' + hash + '"',
          compressed(bytes),
          '"' + hash + "-gzip\"");
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(bytes);
      }
      return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return HexFormat.of().formatHex(Arrays.copyOf(digest, 12));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
