package dev.warta.store;

import dev.warta.events.EntityType;
import java.time.Instant;

/**
 * Somebody or something that articles name together with the one asked for.
 *
 * @param type person, organisation or place
 * @param name as written most fully in these articles; whoever is written in two ways is here twice
 * @param articles how many articles name both
 * @param latest when the latest of them was published, else seen
 */
public record Companion(EntityType type, String name, int articles, Instant latest) {}
