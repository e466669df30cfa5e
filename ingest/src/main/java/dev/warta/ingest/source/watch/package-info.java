/**
 * Watches folders: each file is read once it is complete, and again when it has changed.
 *
 * <p>{@link dev.warta.ingest.source.watch.WatchedFolders} is one source for all folders. What is
 * there is found by looking through them, again and again, which works on every file system; events
 * of the file system only make it look sooner. A file is complete when its size and time of change
 * have stayed the same for a while; files that are still under a name for the time being ({@code
 * .part}, {@code .tmp}, hidden) are not looked at until they get their own.
 *
 * <p>What was read is remembered in the source's state by path, size and time of change, in parts
 * that are saved once the articles are acknowledged; so it survives a kill and a move to another
 * machine. What was read behind the last saved state (a second at most) is read again after a kill
 * and becomes sightings. Of a folder the files that wait are in memory, 10,000 at most, and some
 * bytes for each file that was read and is still there.
 *
 * <p>Once all of a file is acknowledged it is left, marked or moved, as {@link
 * dev.warta.ingest.source.watch.WhenDone} says; what could not be taken is set apart with the
 * reasons beside it. A file that has changed meanwhile is left for the next look.
 */
package dev.warta.ingest.source.watch;
