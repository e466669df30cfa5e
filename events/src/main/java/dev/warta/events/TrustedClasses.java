package dev.warta.events;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that the generated classes of this package may be made from a schema.
 *
 * <p>Since 1.12.2 Avro makes no class by name that was not declared trusted. Whoever publishes
 * needs {@link ArticleId} and whoever reads or writes needs {@link EventSerdes}; both call {@link
 * #register} when they are loaded, so that no program has to set a system property.
 */
final class TrustedClasses {

  static {
    String events = TrustedClasses.class.getPackageName();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(events)));
  }

  private TrustedClasses() {}

  /** Does nothing but load this class, once. */
  static void register() {}
}
