/** A practice of made-up people, so that a newcomer sees the product at work. Made through the services, like any other. */
@NullMarked
package org.florscribe.jobs.demo;

import org.jspecify.annotations.NullMarked;
