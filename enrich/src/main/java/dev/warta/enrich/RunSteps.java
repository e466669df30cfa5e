package dev.warta.enrich;

import dev.warta.events.Problem;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.CumulativeCount;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Runs the steps on each draft and counts the problems they tell, among Kafka Streams' metrics. */
final class RunSteps extends ContextualFixedKeyProcessor<String, ArticleDraft, ArticleDraft> {

  /** The metric, with the tags {@link #STEP} and {@link #KIND}. */
  static final String PROBLEMS = "problems-total";

  static final String GROUP = "warta-enrich";
  static final String STEP = "step";
  static final String KIND = "kind";

  private final StepRunner steps;

  RunSteps(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public void process(FixedKeyRecord<String, ArticleDraft> record) {
    ArticleDraft draft = steps.apply(record.value());
    draft.event().getProblems().forEach(problem -> counter(problem).record());
    context().forward(record.withValue(draft));
  }

  /** Kafka Streams keeps one sensor of a name, and a sensor one metric of a name. */
  private Sensor counter(Problem problem) {
    Sensor sensor =
        context()
            .metrics()
            .addSensor(
                PROBLEMS + "." + problem.getStep() + "." + problem.getKind(), RecordingLevel.INFO);
    sensor.add(
        new MetricName(
            PROBLEMS,
            GROUP,
            "Problems told in events",
            Map.of(STEP, problem.getStep(), KIND, problem.getKind())),
        new CumulativeCount());
    return sensor;
  }
}
