package dev.warta.ingest;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Says in words why nothing can be published any more, and what to do. */
final class Outage {

  private static final String SAFE =
      "; what was acknowledged before is safe: when it is mended, run the same again";

  private final String topic;
  private final String servers;

  Outage(String topic, String servers) {
    this.topic = topic;
    this.servers = servers;
  }

  PublishException of(Throwable cause) {
    return new PublishException(
        "cannot publish to %s at %s: %s (%s)\n  %s%s"
            .formatted(topic, servers, what(cause), deepestMessage(cause), whatToDo(cause), SAFE),
        cause);
  }

  /**
   * The topic of positions, or the raw topic, could not be read before the ingestion began.
   *
   * @param raw name of the raw topic
   */
  PublishException unreadable(String raw, Throwable cause) {
    String whatToDo =
        cause instanceof AuthorizationException
            ? "the user needs the rights Read, Write and Describe on topics %s and %s"
                .formatted(topic, raw)
            : cause instanceof UnknownTopicOrPartitionException
                ? "create the topics %s and %s".formatted(topic, raw)
                : whatToDo(cause);
    return new PublishException(
        "cannot read %s and %s at %s to see how far an earlier run came: %s (%s)\n  %s; nothing was published"
            .formatted(topic, raw, servers, what(cause), deepestMessage(cause), whatToDo),
        cause);
  }

  /** The topic of the sources' states could not be read. */
  PublishException unreadable(Throwable cause) {
    String whatToDo =
        cause instanceof AuthorizationException
            ? "the user needs the rights Read, Write and Describe on topic " + topic
            : whatToDo(cause);
    return new PublishException(
        "cannot read %s at %s to see how the sources are: %s (%s)\n  %s; nothing was published"
            .formatted(topic, servers, what(cause), deepestMessage(cause), whatToDo),
        cause);
  }

  /** The publisher was closed while articles still waited for their acknowledgement. */
  PublishException closed(Throwable cause) {
    return new PublishException(
        "publishing to %s at %s was stopped before all articles were acknowledged\n  what was acknowledged is safe: run the same again for the rest"
            .formatted(topic, servers),
        cause,
        true);
  }

  private static String what(Throwable cause) {
    if (cause instanceof AuthenticationException) {
      return "the broker does not accept the credentials";
    }
    if (cause instanceof AuthorizationException) {
      return "the broker does not allow it";
    }
    if (cause instanceof UnknownTopicOrPartitionException
        || cause instanceof InvalidTopicException) {
      return "the topic does not exist";
    }
    if (cause instanceof TimeoutException) {
      return "no broker acknowledged in time";
    }
    return "the Kafka client failed";
  }

  private String whatToDo(Throwable cause) {
    if (cause instanceof AuthenticationException) {
      return "check the user, the secret and the security protocol in the Kafka properties";
    }
    if (cause instanceof AuthorizationException) {
      return "the user needs the rights Write and Describe on topic " + topic;
    }
    if (cause instanceof UnknownTopicOrPartitionException
        || cause instanceof InvalidTopicException) {
      return "create the topic " + topic;
    }
    if (cause instanceof TimeoutException) {
      return "check that "
          + servers
          + " is the right address, that the brokers are up with enough replicas in sync, and that"
          + " the topic exists";
    }
    return "check the Kafka properties and the broker's log";
  }

  private static String deepestMessage(Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
  }
}
