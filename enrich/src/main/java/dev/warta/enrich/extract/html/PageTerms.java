package dev.warta.enrich.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who may read a page and what may be done with its text, as the page itself states it.
 *
 * <p>Nothing is decided here: directives are for those who use the article.
 *
 * @param isPaywalled whether it is not free to read in full; null where the page states nothing
 * @param directives such as {@code robots: noindex}, one each
 */
public record PageTerms(Boolean isPaywalled, List<String> directives) {

  /** What nothing is stated of. */
  public static final PageTerms NONE = new PageTerms(null, List.of());

  /** Names under which pages speak to robots, and of mining texts and data (TDMRep). */
  private static final List<String> ADDRESSEES =
      List.of(
          "robots",
          "googlebot",
          "googlebot-news",
          "google-extended",
          "bingbot",
          "applebot",
          "applebot-extended",
          "gptbot",
          "ccbot",
          "claudebot",
          "anthropic-ai",
          "perplexitybot",
          "tdm-reservation",
          "tdm-policy");

  private static final int MOST_DIRECTIVES = 40;
  private static final int LONGEST = 200;

  /** A comma before a number belongs to a date. */
  private static final Pattern COMMA = Pattern.compile(",(?!\\s*\\d)");

  static PageTerms of(StatedFacts facts) {
    return new PageTerms(paywalled(facts), directives(facts.meta()));
  }

  private static Boolean paywalled(StatedFacts facts) {
    String free = facts.data().first("isAccessibleForFree");
    free = free == null ? facts.meta().first("isaccessibleforfree") : free;
    if (free != null) {
      return saysFree(free);
    }
    String tier = facts.meta().first("article:content_tier", "og:article:content_tier");
    return tier == null ? null : saysTier(tier);
  }

  private static Boolean saysFree(String free) {
    String word = free.toLowerCase(Locale.ROOT).replaceFirst("^https?://schema\\.org/", "");
    return switch (word) {
      case "true", "yes", "1" -> false;
      case "false", "no", "0" -> true;
      default -> null;
    };
  }

  private static Boolean saysTier(String tier) {
    return switch (tier.toLowerCase(Locale.ROOT)) {
      case "free" -> false;
      case "metered", "locked" -> true;
      default -> null;
    };
  }

  private static List<String> directives(MetaTags meta) {
    List<String> directives = new ArrayList<>();
    for (String addressee : ADDRESSEES) {
      for (String content : meta.all(addressee)) {
        for (String part : COMMA.split(content)) {
          String directive = addressee + ": " + part.strip();
          if (!part.isBlank()
              && directive.length() <= LONGEST
              && directives.size() < MOST_DIRECTIVES
              && !directives.contains(directive)) {
            directives.add(directive);
          }
        }
      }
    }
    return List.copyOf(directives);
  }
}
