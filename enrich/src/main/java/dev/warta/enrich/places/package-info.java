/**
 * Finds the countries, cities and regions an article names: {@link
 * dev.warta.enrich.places.FindPlaces}.
 *
 * <p>Countries: names come from CLDR (by way of ICU4J: common, short and variant names in 200
 * languages) and from {@code country-names.tsv}; {@code country-affixes.tsv} says what a language
 * glues to a name (Arabic prefixes, Russian and Polish cases, Korean particles). A country counts
 * wherever its name stands, inside an organisation's name too; adjectives do not ({@code
 * demonyms.tsv} takes them as evidence only), nor does a longer name of another place (Port Sudan,
 * Semenanjung Korea). England and Scotland are GB; Hong Kong, Taiwan, Macao, Greenland and
 * Palestine have codes of their own. Jordan, Turkey, Georgia or the Vietnamese Anh count in clear
 * places only.
 *
 * <p>Cities and regions: {@code places.tsv.gz} has 50,000 cities of GeoNames (5,000 inhabitants and
 * more; all seats of regencies in Indonesia) and 2,400 divisions of CLDR; {@code city-names.tsv},
 * {@code regions.tsv} and CLDR's names of time zones give the names a language has of its own. A
 * name counts by how much the text says for it ({@code place-words.tsv}) and how much it must
 * ({@code ambiguous-names.tsv}), see {@link dev.warta.enrich.places.CitiesAndRegions}; namesakes
 * are told apart by what stands behind the name, by the article's countries and by population, and
 * left out where that does not tell, see {@link dev.warta.enrich.places.Choice}.
 *
 * <p>Measured on the development half of our wire articles (24 in ten languages): countries F1
 * 1.000 (66); all 60 cities and regions found are places of the gold, and 0.59 of its other places
 * are found (mountains, rivers, streets, airports and villages are not looked for). Of the cities
 * found in single sentences, 0.94 (nergrit), 0.83 (idner-news-2k; the rest mostly capitals that
 * stand for governments) and 0.82 (English: CrossNER politics, GUM, wikigold) are inside a location
 * of the annotation; an article gives more evidence than a sentence. On parallel sentences
 * (SIB-200), of 79 cities that three of 18 languages find: Chinese 63, Vietnamese, Malay and French
 * 60, Italian 59, Spanish and Japanese 58, Dutch 57, Indonesian, English and Portuguese 56, Korean
 * 54, Russian 53, German, Turkish and Arabic 43, Polish 39, Ukrainian 28; names inside other names
 * (Tokyo Game Show) count as missed there. Countries on the same sentences: 89 to 99 % in fifteen
 * languages, 78 % over 78 languages.
 *
 * <p>About 6,000 articles of 300 words a second on one core; 23 MB for the table, 27 MB with ten
 * languages, 62 MB with eighty. The figures come from {@code lab/run wire-score}, {@code
 * places-score} and {@code places-compare}.
 */
package dev.warta.enrich.places;
