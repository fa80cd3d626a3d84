/** Way out: S3-compatible object storage, where sealed audio lies when several nodes share it. */
@NullMarked
package org.florscribe.adapter.s3;

import org.jspecify.annotations.NullMarked;
