/** The API's own description: every call, parameter and field as the code has them, with the words of calls.properties. */
@NullMarked
package org.florscribe.api.description;

import org.jspecify.annotations.NullMarked;
