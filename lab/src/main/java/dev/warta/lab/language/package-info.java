/**
 * Trains the language model ({@link dev.warta.lab.language.TrainLanguage}) and measures the
 * language step ({@link dev.warta.lab.language.LanguageScore}).
 */
package dev.warta.lab.language;
