/** How good the topics are: {@link dev.warta.lab.topics.TopicScore}. */
package dev.warta.lab.topics;
