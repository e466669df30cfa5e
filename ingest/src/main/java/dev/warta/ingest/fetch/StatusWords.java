package dev.warta.ingest.fetch;

/** Says a status of HTTP so that people understand it. */
final class StatusWords {

  private StatusWords() {}

  static String of(int status) {
    String words =
        switch (status) {
          case 400 -> "bad request";
          case 401 -> "only for those who sign in";
          case 402 -> "only for those who pay";
          case 403 -> "forbidden";
          case 404 -> "not found";
          case 406 -> "no such form of it";
          case 410 -> "gone for good";
          case 429 -> "too many requests";
          case 451 -> "withheld for legal reasons";
          case 500 -> "error of the server";
          case 502, 504 -> "no answer behind the gateway";
          case 503 -> "unavailable for now";
          default -> "";
        };
    return words.isEmpty() ? Integer.toString(status) : status + " (" + words + ")";
  }
}
