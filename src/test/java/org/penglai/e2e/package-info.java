/**
 * Walks through the running site as people take them: in a real browser, in both languages, on a desk and on a phone.
 * Every page that is opened is held to {@link org.penglai.e2e.PageChecks}; pictures go to the folder of the system
 * property {@code penglai.pictures}.
 */
@NullMarked
package org.penglai.e2e;

import org.jspecify.annotations.NullMarked;
