package dev.segue.streams.learn;

import dev.segue.engine.factorize.FactorModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** What the learner is doing, by model. Gauges show the last state this process saw. */
public final class LearnMetrics {
  private record State(AtomicReference<Double> error, AtomicReference<Double> version) {}

  private final MeterRegistry registry;
  private final Map<String, State> states = new ConcurrentHashMap<>();

  /** Metrics of every model, in {@code registry}. */
  public LearnMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void refreshed(FactorModel candidate, Duration time) {
    state(candidate.name()).error.set(candidate.relativeError());
    Timer.builder("segue.model.refresh")
        .description("Time to fit a model to the sample.")
        .tag("model", candidate.name())
        .register(registry)
        .record(time);
  }

  void serves(FactorModel model) {
    state(model.name()).version.set((double) model.version());
  }

  private State state(String model) {
    return states.computeIfAbsent(model, this::register);
  }

  private State register(String model) {
    State state = new State(new AtomicReference<>(Double.NaN), new AtomicReference<>(0.0));
    registry.gauge(
        "segue.model.candidate.error", Tags.of("model", model), state.error, AtomicReference::get);
    registry.gauge(
        "segue.model.version", Tags.of("model", model), state.version, AtomicReference::get);
    return state;
  }
}
