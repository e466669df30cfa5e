/**
 * Says what an article is about: {@link dev.warta.enrich.topics.ClassifyTopics}.
 *
 * <p>Lists of words in thirteen languages, one file each, some 400 entries; the words in title,
 * standfirst and body, the section, the tags and the folders of the address are looked up in the
 * list of the article's language and in one of words that most languages share. Languages without a
 * list have only the latter and mostly get no topic.
 *
 * <p>The lists were written down from knowledge of the languages, and their words weighed by hand;
 * nothing was trained. Measured as agreement with the six labels of SIB-200 that have a counterpart
 * among the Media Topics, on 8,359 single sentences in the thirteen languages ({@code lab/run
 * topic-score SIB_TSV}): of the sentences that get a topic .794 get the labelled one among them,
 * from .659 in English to .859 in Portuguese; .111 of all sentences do. That says that the lists
 * are about equally good, not how good the topics of an article are: the sentences are single,
 * mostly encyclopaedic, labelled with one of seven subjects of which travel and geography fit
 * badly, and wars stand under politics. The thresholds were chosen with these figures in view. Of
 * the 24 invented wire articles, which have no labels, 20 got topics before words that they use
 * were added to the lists, and 23 after: an upper bound.
 *
 * <p>On news and other pages whose section or address names one of ten topics beyond doubt ({@code
 * lab/run page-score SET.jsonl.gz...} over the two sets of pages; neither is shown to the step), 98
 * articles, two thirds of them German and English: .17 get no topic; of the others the first topic
 * is the labelled one for .62, and it is among those given for .86. By the halves of hosts: .13,
 * .72, .85 of 45 and .21, .52, .88 of 53. Culture is the weakest (.41 of 17 found); five Polish
 * articles, a language without a list, all got none. Nothing was changed in view of these figures.
 * They are few and weak: a section says where a story stood, not all that it is about, and most
 * topics have fewer than twenty pages.
 *
 * <p>A twentieth of a millisecond for an article of 400 words.
 *
 * <p>The score is a degree of strength, not a measured probability. Human interest and society have
 * few words of their own and are seldom found. Words are not told apart by their sense.
 */
package dev.warta.enrich.topics;
