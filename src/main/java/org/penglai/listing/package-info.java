/**
 * What is offered: a patent or several in one of nine modes, with terms and a fee plan in the grammar of Civil Code 846;
 * and the law's gate before it, each ground of which is data with a citation. Serves the Patent Law, articles 14 and 50
 * to 52, Rules 85 to 88 of its Implementing Rules, and the city's free licence to local small firms, which is a contract
 * and not the statutory open licence.
 *
 * <pre>
 *            submit              publish                 suspend
 *   DRAFT ──────────▶ SUBMITTED ─────────▶ PUBLISHED ◀────────────▶ SUSPENDED
 *     ▲  ◀──────────     │                  │      │     resume         │
 *     │     return       │                  │      ▼                    │
 *   (edit)               │                  │   CLOSED, EXPIRED         │
 *     └──────────────────┴──── withdraw ────┴───────────────────────────┴──▶ WITHDRAWN
 * </pre>
 */
@NullMarked
package org.penglai.listing;

import org.jspecify.annotations.NullMarked;
