/** Language models behind chat completions: what they are asked, what of their answers is believed, and how much of a visit fits. */
@NullMarked
package org.florscribe.adapter.languagemodel;

import org.jspecify.annotations.NullMarked;
