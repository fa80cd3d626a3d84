package org.florscribe.api.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A call that takes a larger body than the usual 1 MB. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

    long USUAL = 1_000_000;
    long TRANSCRIPT = 20_000_000;

    /** Bytes. */
    long value();

    /** Whether the call reads the body as it comes, so that nothing before it may keep it in memory. */
    boolean streamed() default false;
}
