package org.penglai.inbox;

/**
 * A kind of notice (通知种类).
 *
 * @param name the type of the event behind it; its words stand under {@code notice.<name>} in the bundles
 * @param usual how it reaches whoever has confirmed an address and chosen nothing else
 */
public record Topic(String name, Delivery usual) {}
