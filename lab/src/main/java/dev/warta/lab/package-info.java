/**
 * What engineers run and users do not: the end-to-end measurement, the benchmarks, and the scorer
 * of the extraction.
 *
 * <p>{@code lab/run} starts them. Machines differ and are shared: read the figures as ratios within
 * one run.
 */
package dev.warta.lab;
