package org.florscribe.shared;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For classes that begin transactions without being a use case: what they put on record is written as the last statements of
 * the transaction, as with use cases. Without it each line is written when it is recorded, and is in the way of other writers
 * until the transaction ends.
 */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Recorded {}
