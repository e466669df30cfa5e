/**
 * Makes the fingerprint that finds equal and nearly equal articles: {@link
 * dev.warta.enrich.fingerprint.FingerprintContent}.
 *
 * <p>One-permutation MinHash of runs of four words (eight characters in scripts without spaces),
 * 128 values. Measured on texts of twenty sentences in eight languages (SIB-200, 35 in each), where
 * each word is dropped or changed with the given probability, in Chinese, Japanese and Thai each
 * character dropped with half of it:
 *
 * <table>
 * <caption>Similarity of a text and its edited copy</caption>
 * <tr><th>edited</th><th>mean</th><th>least</th></tr>
 * <tr><td>2 %</td><td>0.87</td><td>0.73</td></tr>
 * <tr><td>5 %</td><td>0.70</td><td>0.52</td></tr>
 * <tr><td>10 %</td><td>0.51</td><td>0.36</td></tr>
 * <tr><td>20 %</td><td>0.29</td><td>0.15</td></tr>
 * <tr><td>unrelated</td><td>0.00</td><td>at most 0.04</td></tr>
 * </table>
 *
 * <p>From 0.4 on two texts are worth being called the same story. 33,000 wire articles a second on
 * one core.
 */
package dev.warta.enrich.fingerprint;
