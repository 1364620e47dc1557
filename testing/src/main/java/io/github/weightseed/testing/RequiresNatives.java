package io.github.weightseed.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * These tests need a framework's native library; where it does not load, they are reported as
 * skipped, with the framework's name and what went wrong.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NativesCondition.class)
public @interface RequiresNatives {

  /** The framework's name, as the reason says it. */
  String framework();

  /** Loads the library, or throws. */
  Class<? extends Runnable> probe();
}
