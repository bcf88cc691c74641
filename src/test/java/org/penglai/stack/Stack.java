package org.penglai.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class the real engines and a {@link TestBed} of its own as a parameter.
 *
 * <p>The engines start once per JVM and fail the test when one does not start. Each class has its own database,
 * cloned from a migrated template, and its own prefix of index names; nested classes share their outer class's.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StackExtension.class)
public @interface Stack {
    /** Whether commits wait for the disk: for tests that speak of durability. */
    boolean durable() default false;
}
