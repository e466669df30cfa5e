/**
 * The crash test: all programs of Warta as processes of their own, under continuous load, killed
 * without warning in random order, and afterwards a check that every article is stored exactly once
 * and says what was sent.
 *
 * <p>{@link dev.warta.lab.crash.Crash} is the command; {@code CrashRun} tells the course of events;
 * {@code Verification} compares what was sent with the topics and the tables and shares no code
 * with {@code warta audit}, which it asks last.
 */
package dev.warta.lab.crash;
