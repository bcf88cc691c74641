/**
 * Agencies that act for owners (委托代理): an owner appoints an agency for all of its patents or for some, from a day and perhaps
 * until another; the agency accepts or declines; either ends it. Only what the agency has accepted, and only while it lasts, lets
 * it act (the platform's own rule).
 *
 * <pre>
 * proposed ──agency accepts──▶ accepted ──either ends it, or its last day is over──▶ ended
 *    │ └──agency declines──▶ declined
 *    └──owner takes it back──▶ ended
 * </pre>
 */
@NullMarked
package org.penglai.agency;

import org.jspecify.annotations.NullMarked;
