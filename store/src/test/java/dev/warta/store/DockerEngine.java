package dev.warta.store;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Skips a test that needs containers where no Docker engine answers, and says so. */
public final class DockerEngine implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return ConditionEvaluationResult.enabled("a Docker engine answers");
    }
    String reason = context.getDisplayName() + " is skipped: no Docker engine answers";
    System.out.println(reason);
    return ConditionEvaluationResult.disabled(reason);
  }
}
