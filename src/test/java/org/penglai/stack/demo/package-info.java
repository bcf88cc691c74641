/**
 * The invented data of the demo: organisations, patents and needs that nobody owns. They are written for Penglai, are
 * not taken from any register, and their application numbers use serials from 9000000 on, which no filing has reached.
 */
@NullMarked
package org.penglai.stack.demo;

import org.jspecify.annotations.NullMarked;
