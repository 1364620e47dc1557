package io.github.weightseed.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Skips the tests of a class whose native library does not load, and says why. */
final class NativesCondition implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context
        .getTestClass()
        .flatMap(type -> AnnotationSupport.findAnnotation(type, RequiresNatives.class))
        .map(NativesCondition::evaluate)
        .orElseGet(() -> ConditionEvaluationResult.enabled("no natives are needed"));
  }

  private static ConditionEvaluationResult evaluate(RequiresNatives natives) {
    try {
      ReflectionSupport.newInstance(natives.probe()).run();
      return ConditionEvaluationResult.enabled(natives.framework() + " has its native library");
    } catch (RuntimeException | LinkageError e) {
      return ConditionEvaluationResult.disabled(
          "%s has no native library on this machine: %s".formatted(natives.framework(), e));
    }
  }
}
