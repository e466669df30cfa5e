/** How well feeds are read, and what polling many of them costs. */
package dev.warta.lab.feeds;
