/** Way in: page beans. Packages mirror webapp/. */
@NullMarked
package org.florscribe.web;

import org.jspecify.annotations.NullMarked;
