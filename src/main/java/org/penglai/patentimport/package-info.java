/**
 * Patents brought in as files and taken out again (专利批量导入与导出): a file is kept, read as a stream, checked row by row by
 * the patents' own rules, and written in batches; what is wrong is told row by row with what would be right.
 *
 * <pre>
 *   QUEUED ── a server takes it, counts its rows ──▶ RUNNING ── last row ──▶ DONE
 *      └── the file as a whole cannot be read ──▶ FAILED ◀──┘
 * </pre>
 *
 * How far a file has been read is stored in the transaction that stores what was read, so that a server that goes on after
 * another was lost neither loses nor doubles a row.
 */
@NullMarked
package org.penglai.patentimport;

import org.jspecify.annotations.NullMarked;
