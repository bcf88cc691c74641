package org.penglai.app;

/** A problem's type, for the page that its address leads to. */
public record Explained(String code) {}
