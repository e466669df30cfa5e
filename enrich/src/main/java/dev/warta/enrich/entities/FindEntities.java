package dev.warta.enrich.entities;

import com.ibm.icu.util.ULocale;
import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.enrich.entities.tagger.Convention;
import dev.warta.enrich.entities.tagger.Lexicon;
import dev.warta.enrich.entities.tagger.NameTagger;
import dev.warta.enrich.entities.tagger.TagModel;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Mention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the persons, organisations and places that an article names, each with all its mentions.
 *
 * <p>Indonesian, Malay and English names are found by a model, those of other languages by capitals
 * and cue words, and with less confidence; the places of the steps before are taken over. Then the
 * article is looked at as a whole: what is one person becomes one entity with its fullest name, its
 * role as written and its share of the article's attention.
 *
 * <p>Bounded: at most 300 entities, the most salient ones, and the first 200 mentions of each; a
 * problem tells what was left out. Measured: see {@code package-info}. Stateless and safe for use
 * by several threads.
 */
public final class FindEntities implements Step {

  private static final String NAME = "find-entities";
  private static final int MAX_ENTITIES = 300;
  private static final int MAX_MENTIONS = 200;
  private static final Set<String> LANGUAGES_OF_MODEL = Set.of("id", "ms", "en");

  private final Lexicon lexicon = Lexicon.bundled();
  private final ModelNames model = new ModelNames(new NameTagger(lexicon, TagModel.bundled()));
  private final Map<String, Cues> cues = Cues.bundled();
  private final Cues noCues = Cues.none();
  private final KnownOrganisations known =
      new KnownOrganisations(CueWords.of("world", "known-organisation"));

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    List<PartWords> parts = PartWords.of(draft.tokens());
    if (parts.isEmpty()) {
      return draft;
    }
    String language = ULocale.forLanguageTag(draft.language()).getLanguage();
    Cues cuesOfLanguage = cues.getOrDefault(language, noCues);
    ArticleCase casing = new ArticleCase(parts);
    List<NameMention> places = PlaceMentions.of(draft.event().getPlaces(), parts);
    List<NameMention> names =
        LANGUAGES_OF_MODEL.contains(language)
            ? byModel(parts, language, cuesOfLanguage, casing, places)
            : withoutModel(parts, cuesOfLanguage, casing, places);
    List<NameMention> all =
        KnownAgain.in(
            parts, MergedNames.of(known.among(names, parts), places), casing, cuesOfLanguage);
    JoinedNames joined = JoinedNames.of(parts, all, cuesOfLanguage);
    Roles roles = new Roles(parts, all, cuesOfLanguage);
    return filled(draft, parts, joined, roles);
  }

  private List<NameMention> byModel(
      List<PartWords> parts,
      String language,
      Cues cues,
      ArticleCase casing,
      List<NameMention> places) {
    List<NameMention> names = model.in(parts, casing, cues, conventionOf(language));
    return CuedOrganisations.in(parts, names, places, casing, cues, lexicon);
  }

  private static Convention conventionOf(String language) {
    return language.equals("en") ? Convention.GENERAL : Convention.INDONESIAN_NEWS;
  }

  private List<NameMention> withoutModel(
      List<PartWords> parts, Cues cues, ArticleCase casing, List<NameMention> places) {
    List<NameMention> names = new ArrayList<>();
    Roles roles = new Roles(parts, List.of(), cues);
    for (PartWords words : parts) {
      names.addAll(
          cues.isWithoutCapitals
              ? UncasedNames.in(words, cues, places)
              : CapitalisedNames.in(words, lexicon, cues, casing, places, roles));
    }
    return names;
  }

  private static ArticleDraft filled(
      ArticleDraft draft, List<PartWords> parts, JoinedNames joined, Roles roles) {
    Salience salience = new Salience(parts, joined.names());
    List<JoinedName> kept = mostSalient(joined.names(), salience);
    List<Entity> entities = new ArrayList<>();
    long leftOut = joined.leftOut();
    int wordsLeftOut = parts.stream().mapToInt(PartWords::leftOut).sum();
    for (JoinedName name : kept) {
      entities.add(entity(name, parts, salience, roles));
      leftOut += Math.max(0, name.mentions().size() - MAX_MENTIONS);
    }
    ArticleDraft found = draft.withEntities(entities);
    int namesLeftOut = joined.names().size() - kept.size();
    return leftOut + namesLeftOut + wordsLeftOut == 0
        ? found
        : found.withProblem(NAME, "truncated", message(namesLeftOut, leftOut, wordsLeftOut));
  }

  private static List<JoinedName> mostSalient(List<JoinedName> names, Salience salience) {
    if (names.size() <= MAX_ENTITIES) {
      return names;
    }
    return names.stream()
        .sorted(Comparator.comparingDouble(name -> -salience.of(name)))
        .limit(MAX_ENTITIES)
        .sorted(Comparator.comparing(name -> name.mentions().get(0), NameMention.ORDER))
        .toList();
  }

  private static Entity entity(
      JoinedName name, List<PartWords> parts, Salience salience, Roles roles) {
    NameMention fullest = name.fullest();
    return Entity.newBuilder()
        .setName(parts.get(fullest.part()).name(fullest))
        .setType(name.type())
        .setRole(name.type() == EntityType.person ? roles.of(name) : null)
        .setMentions(mentions(name, parts))
        .setSalience(salience.of(name))
        .setMethod(fullest.method())
        .setConfidence(name.confidence())
        .build();
  }

  private static List<Mention> mentions(JoinedName name, List<PartWords> parts) {
    return name.mentions().stream()
        .limit(MAX_MENTIONS)
        .map(
            mention -> {
              PartWords words = parts.get(mention.part());
              return new Mention(words.part(), words.tokens().start(mention.from()), mention.end());
            })
        .toList();
  }

  private static String message(int names, long mentions, int words) {
    return String.format(
        Locale.ROOT,
        "left out: %,d entities beyond %d, %,d mentions beyond %d of an entity or of too many names, %,d words beyond %,d",
        names,
        MAX_ENTITIES,
        mentions,
        MAX_MENTIONS,
        words,
        PartWords.MOST_WORDS);
  }
}
