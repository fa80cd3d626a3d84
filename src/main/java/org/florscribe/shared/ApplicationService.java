package org.florscribe.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.transaction.Transactional;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A use case of the business: one public method is one transaction under one permission, in the practice of the caller.
 * The transaction sees only the caller's practice; without a caller the call is refused.
 */
@ApplicationScoped
@Transactional
@UseCase
@Stereotype
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApplicationService {}
