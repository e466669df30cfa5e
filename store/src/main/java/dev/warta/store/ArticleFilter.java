package dev.warta.store;

import java.time.Instant;

/**
 * Which articles are meant, by where they come from and what was found in them; what is null does
 * not matter. Begin with {@link #builder()}.
 *
 * @param language BCP-47 tag, such as {@code id}; {@code zh} means {@code zh-Hant}, too
 * @param source publisher or feed, as the article names it
 * @param country ISO 3166-1 alpha-2 code of a country that they name, or of one of its places
 * @param place GeoNames id of a place that they name, such as {@code 1642911}, or words of its name
 * @param person words of the name of a person that they name, such as {@code dewi}
 * @param organisation words of the name of an organisation that they name
 * @param speaker words of the name of somebody whose words they quote
 * @param topic IPTC Media Topics code, such as {@code medtop:15000000}
 * @param from published then or later; seen then or later, where that is unknown
 * @param to published earlier than then
 * @param problems whether a step reported a problem with them
 */
public record ArticleFilter(
    String language,
    String source,
    String country,
    String place,
    String person,
    String organisation,
    String speaker,
    String topic,
    Instant from,
    Instant to,
    Boolean problems) {

  /** All articles. */
  public static final ArticleFilter NONE = builder().build();

  /** Articles in a language. */
  public static ArticleFilter ofLanguage(String language) {
    return builder().language(language).build();
  }

  /** The same of another time. */
  public ArticleFilter between(Instant from, Instant to) {
    return new ArticleFilter(
        language, source, country, place, person, organisation, speaker, topic, from, to, problems);
  }

  /** All articles, to be narrowed. */
  public static Builder builder() {
    return new Builder();
  }

  /** Narrows a filter; each method sets the component of its name, null for all. */
  public static final class Builder {

    private String language;
    private String source;
    private String country;
    private String place;
    private String person;
    private String organisation;
    private String speaker;
    private String topic;
    private Instant from;
    private Instant to;
    private Boolean problems;

    private Builder() {}

    public Builder language(String language) {
      this.language = language;
      return this;
    }

    public Builder source(String source) {
      this.source = source;
      return this;
    }

    public Builder country(String country) {
      this.country = country;
      return this;
    }

    public Builder place(String place) {
      this.place = place;
      return this;
    }

    public Builder person(String person) {
      this.person = person;
      return this;
    }

    public Builder organisation(String organisation) {
      this.organisation = organisation;
      return this;
    }

    public Builder speaker(String speaker) {
      this.speaker = speaker;
      return this;
    }

    public Builder topic(String topic) {
      this.topic = topic;
      return this;
    }

    public Builder from(Instant from) {
      this.from = from;
      return this;
    }

    public Builder to(Instant to) {
      this.to = to;
      return this;
    }

    public Builder problems(Boolean problems) {
      this.problems = problems;
      return this;
    }

    public ArticleFilter build() {
      return new ArticleFilter(
          language,
          source,
          country,
          place,
          person,
          organisation,
          speaker,
          topic,
          from,
          to,
          problems);
    }
  }
}
