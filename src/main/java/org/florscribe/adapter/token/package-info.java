/** Access tokens as JSON Web Tokens, with Nimbus JOSE. */
@NullMarked
package org.florscribe.adapter.token;

import org.jspecify.annotations.NullMarked;
