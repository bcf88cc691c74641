/**
 * Patents as the register knows them: numbers in every spelling, bibliography, owners, register events in the categories
 * of WIPO ST.27, and the legal status that follows from the events on a given day. Serves the Patent Law, articles 10,
 * 42, 44 and 47, and Rules 103 to 115 of its Implementing Rules.
 *
 * <pre>
 *   审查中 PENDING ── GRANT ──▶ 有权 IN_FORCE ⇄ IN_ARREARS 滞纳期, SUSPENDED 中止, PLEDGED 质押, PARTLY_INVALID 部分无效
 *       │                          │
 *       └── ABANDONMENT            └── LAPSE ▶ 失效-未缴年费 ⇄ 恢复中 ── RESTORATION ▶ 有权
 *                                      term ends ▶ 失效-期满; ABANDONMENT ▶ 失效-放弃; INVALIDATION ▶ 失效-全部无效
 * </pre>
 */
@NullMarked
package org.penglai.patent;

import org.jspecify.annotations.NullMarked;
