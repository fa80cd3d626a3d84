/** What calls have in common: lists, versions, repeated requests, parameters, headers. */
@NullMarked
package org.florscribe.api.answer;

import org.jspecify.annotations.NullMarked;
