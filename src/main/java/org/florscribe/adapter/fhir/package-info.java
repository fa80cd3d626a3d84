/** FHIR R4: notes become DocumentReferences, by HAPI's model and our one outgoing client. */
@NullMarked
package org.florscribe.adapter.fhir;

import org.jspecify.annotations.NullMarked;
