/**
 * What each person is told (通知): once, with a link that lands on the thing, in the inbox and by mail as the person chose. It
 * knows no other feature; who is told of what stands in {@code app.NoticeJoins}.
 *
 * <pre>
 * event ──▶ notice ──(mail chosen, address confirmed)──▶ letter: WAITING ──▶ SENT
 *                                                          │  ▲ refused for now     ──(refused for good, or too often)──▶ FAILED
 * </pre>
 */
@NullMarked
package org.penglai.inbox;

import org.jspecify.annotations.NullMarked;
