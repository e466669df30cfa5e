package dev.warta.lab.crash;

/** What happens to the programs while they work. */
enum Event {
  INGEST_KILLED("ingest killed", true),
  ENRICH_KILLED("enrich killed, one of two", false),
  STORE_KILLED("store killed, one of two", false),
  DATABASE_KILLED("database killed", false),
  BROKER_KILLED("broker killed", true),
  ENRICH_JOINS("enrich joins", false),
  ENRICH_LEAVES("enrich leaves", false),
  STORE_JOINS("store joins", false),
  STORE_LEAVES("store leaves", false);

  private final String words;
  private final boolean isInputHeldBack;

  Event(String words, boolean isInputHeldBack) {
    this.words = words;
    this.isInputHeldBack = isInputHeldBack;
  }

  /** Whether articles wait before they have reached the raw topic. */
  boolean isInputHeldBack() {
    return isInputHeldBack;
  }

  @Override
  public String toString() {
    return words;
  }
}
