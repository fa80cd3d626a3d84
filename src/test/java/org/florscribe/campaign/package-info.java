/** Campaigns against the whole product: what must hold at every door at once. */
@org.jspecify.annotations.NullMarked
package org.florscribe.campaign;
