/** A signed note on its way into the chart of somebody else, once and no more: connections, the write ledger, receipts. */
@NullMarked
package org.florscribe.clinical.export;

import org.jspecify.annotations.NullMarked;
