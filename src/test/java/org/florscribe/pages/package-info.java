/** Reads pages as the server will: tags and attributes against their libraries, expressions against the beans. */
@NullMarked
package org.florscribe.pages;

import org.jspecify.annotations.NullMarked;
