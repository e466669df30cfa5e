package dev.warta.ingest.fetch;

/**
 * One answer of a server, with its body as it came; the body is empty where the status does not
 * mean success.
 */
record HttpAnswer(int status, ResponseHeaders headers, byte[] body) {

  boolean isSuccess() {
    return status / 100 == 2;
  }
}
