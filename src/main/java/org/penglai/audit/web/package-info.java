/** The record, for operators and auditors: over the API, on a page, and as a table to take along. */
@NullMarked
package org.penglai.audit.web;

import org.jspecify.annotations.NullMarked;
