package dev.warta.ingest.feed;

import java.util.List;

/** Is told how the polling of feeds goes; on the thread that polls. */
public interface FeedsListener {

  /** A feed could not be read, for the first time since it could. */
  default void onFailed(String location, String reason) {}

  /** A feed that could not be read can be read again. */
  default void onBack(String location) {}

  /** A feed has moved for good and is read at its new address from now on. */
  default void onMoved(String location, String newAddress) {}

  /** A feed is not as it should be, and what could be read of it was: told once. */
  default void onBroken(String location, List<String> problems) {}

  /** A poll has ended. */
  default void onPolled(String location, boolean isSuccess) {}
}
