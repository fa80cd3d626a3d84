/** How a chart words what was said: third person, plain statements, usual spelling of names of medicines and studies. */
@NullMarked
package org.florscribe.adapter.rules.chart;

import org.jspecify.annotations.NullMarked;
