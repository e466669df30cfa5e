package dev.warta.ingest.fetch;

/** Why a document could not be had. */
public enum FetchFailure {
  /** The server answers with a status that means failure. */
  STATUS,
  /** The server answers that the document is gone for good (410). */
  GONE,
  /** It took too long: no connection, no answer, or an answer that drips. */
  TIMEOUT,
  /** The document is larger than the limit, as it came or when it was decompressed. */
  TOO_LARGE,
  /** The host is at an address that is not to be asked, such as a private one. */
  REFUSED_ADDRESS,
  /** {@code robots.txt} of the host forbids it. */
  ROBOTS,
  /** {@code robots.txt} of the host cannot be had for now, which forbids everything. */
  ROBOTS_UNREACHABLE,
  /** The host's name is not known. */
  NO_SUCH_HOST,
  /** The server cannot prove who it is, or speaks no TLS that is safe. */
  TLS,
  /** The connection was refused or broke, or what came is no HTTP. */
  CONNECTION,
  /** Redirects go in a circle, are too many, or lead nowhere. */
  REDIRECT,
  /** The document has a media type that was not asked for. */
  MEDIA_TYPE,
  /** The document's compression is broken or unknown. */
  ENCODING,
  /** The address is none that can be fetched. */
  BAD_ADDRESS,
  /** The fetcher was closed. */
  STOPPED;

  /** True if asking again later may go well without anybody's doing. */
  public boolean mayPass() {
    return switch (this) {
      case STATUS, TIMEOUT, ROBOTS_UNREACHABLE, NO_SUCH_HOST, TLS, CONNECTION, STOPPED -> true;
      case GONE, TOO_LARGE, REFUSED_ADDRESS, ROBOTS, REDIRECT, MEDIA_TYPE, ENCODING, BAD_ADDRESS ->
          false;
    };
  }
}
