package dev.warta.ingest.source.watch;

import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.IoReasons;
import dev.warta.ingest.source.Sources;
import dev.warta.ingest.state.SourceState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Watches folders and reads their files as they come, until nobody wants more. */
public final class WatchedFolders implements ArticleSource {

  /** Between two questions whether more is wanted. */
  private static final Duration TICK = Duration.ofMillis(200);

  private final List<WatchedFolder> folders;
  private final Consumer<String> teller;

  /**
   * @param named at least one
   * @param states what is remembered of a location, if anything
   * @param teller takes what a person should know
   * @throws dev.warta.ingest.source.SourceException if what is done would be moved into a folder
   *     that is watched
   */
  public WatchedFolders(
      Sources sources,
      List<Sources.NamedFolder> named,
      WatchSettings settings,
      Function<String, Optional<SourceState>> states,
      Consumer<String> teller) {
    settings.whenDone().requireApartFrom(named.stream().map(Sources.NamedFolder::path).toList());
    this.folders =
        named.stream()
            .map(folder -> new WatchedFolder(sources, folder, settings, states, teller))
            .toList();
    this.teller = teller;
  }

  @Override
  public void allSettled(Handler handler) {
    folders.forEach(folder -> folder.finishAll(handler));
  }

  @Override
  public String location() {
    return folders.stream()
        .map(folder -> folder.path().toString())
        .collect(Collectors.joining(", "));
  }

  @Override
  public void read(Handler handler) throws InterruptedException {
    try (WakeUp wakeUp = new WakeUp(folders.get(0).path())) {
      boolean isWoken = false;
      while (handler.wantsMore()) {
        for (WatchedFolder folder : folders) {
          folder.turn(isWoken, wakeUp, handler);
        }
        isWoken = wakeUp.isWokenWithin(TICK);
      }
    } catch (IOException e) {
      teller.accept("the file system's events could not be let go of: " + IoReasons.of(e));
    } finally {
      folders.forEach(folder -> folder.finishAll(handler));
    }
  }
}
