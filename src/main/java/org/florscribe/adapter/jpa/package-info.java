/** Way out: PostgreSQL through JPA. What identifies or describes a patient is sealed here, before it reaches a row. */
@NullMarked
package org.florscribe.adapter.jpa;

import org.jspecify.annotations.NullMarked;
