package org.penglai.app;

import java.util.List;

/** The contract as a page, by feature. */
public record Docs(List<Line> operations) {

    /** One operation. */
    public record Line(String tag, String method, String path, String id, String summary) {}
}
