package dev.warta.events;

/**
 * Something about a topic that can lose records, or has lost some.
 *
 * @param topic its name
 * @param text what it is and what it means, as the rest of a sentence that begins with the topic
 * @param remedy what to do about it
 */
public record TopicRisk(String topic, String text, String remedy) {

  /** All of it in one line. */
  public String inWords() {
    return topic + ": " + text + "; " + remedy;
  }
}
