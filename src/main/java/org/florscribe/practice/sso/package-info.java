/** Single sign-on: a provider of the practice's own says who somebody is (OpenID Connect). */
@NullMarked
package org.florscribe.practice.sso;

import org.jspecify.annotations.NullMarked;
