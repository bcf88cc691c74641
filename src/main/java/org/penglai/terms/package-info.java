/**
 * The rules of the platform itself (平台服务协议和交易规则): every edition as it was, changes announced in time and open to
 * comments, and under which edition an act was done.
 *
 * <pre>
 * draft ──announce, in force from a day at least seven full days later──▶ announced ──that day──▶ in force ──next one──▶ superseded
 * </pre>
 */
@NullMarked
package org.penglai.terms;

import org.jspecify.annotations.NullMarked;
