package org.ccwbench.bench;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a benchmark answers, for whoever chooses among them. It stands at the class, or at each method of a class whose
 * methods answer different ones.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Question {
    /** The question. */
    String value();

    /** Groups that the benchmark belongs to, in lower case. */
    String[] tags();

    /**
     * Values to which the standard profile confines parameters, such as {@code shape=direct1,eckd12}; of other
     * parameters it takes all values.
     */
    String[] standard() default {};
}
