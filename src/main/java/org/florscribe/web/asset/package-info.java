/** The pages' own style sheets, scripts, pictures and type, served under an address that changes with their content. */
@NullMarked
package org.florscribe.web.asset;

import org.jspecify.annotations.NullMarked;
