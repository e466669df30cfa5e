/**
 * How good topics and keywords are: {@link dev.warta.lab.topics.TopicScore} on sentences, {@link
 * dev.warta.lab.topics.PageScore} on web pages.
 */
package dev.warta.lab.topics;
