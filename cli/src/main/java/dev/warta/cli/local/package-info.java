/**
 * The broker and the database of the one-command run: a real Apache Kafka and a real PostgreSQL,
 * started inside the process and beside it, with their data in one folder that is kept.
 *
 * <p>{@link dev.warta.cli.local.DataFolder} is locked before either touches it: a second broker on
 * the same folder would corrupt its metadata log. Both listen on loopback only.
 */
package dev.warta.cli.local;
