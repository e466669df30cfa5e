package dev.warta.cli;

import dev.warta.store.rejected.RejectionId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a rejected record. */
final class RejectedIds implements ITypeConverter<RejectionId> {

  @Override
  public RejectionId convert(String text) {
    try {
      return RejectionId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
