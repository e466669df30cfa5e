package dev.warta.enrich;

/**
 * How often a step told a problem of one kind since the job last connected to the cluster.
 *
 * @param step as in the event's {@code problems}
 * @param kind as there
 */
public record ProblemCount(String step, String kind, long count) {}
