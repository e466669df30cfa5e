/** Feeds: RSS, Atom and JSON Feed, read leniently and polled politely. */
package dev.warta.ingest.feed;
