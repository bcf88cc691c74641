package org.penglai.app;

import java.util.List;

/**
 * The contract as a page, by feature.
 *
 * @param schemas the named shapes that the operations refer to
 */
public record Docs(List<Feature> features, List<Schema> schemas) {

    /** The operations of one feature. */
    public record Feature(String name, List<Operation> operations) {}

    /**
     * One operation.
     *
     * @param open whether anyone may call it without a token
     * @param body what is sent, by media type; empty where nothing is
     */
    public record Operation(
            Line line, boolean open, List<Field> parameters, List<Body> body, List<Response> responses) {}

    /** What identifies an operation. */
    public record Line(String id, String method, String path, String summary, String description) {}

    /** What is sent, in one media type. */
    public record Body(String mediaType, Type type, List<Field> fields) {}

    /** One possible answer. */
    public record Response(String status, String description, String mediaType, Type type) {}

    /** A named shape. */
    public record Schema(String name, String description, Type type, List<Field> fields) {}

    /**
     * A parameter or a member of an object.
     *
     * @param in {@code path}, {@code query}, {@code header}, or empty for a member
     */
    public record Field(String name, String in, Type type, boolean required, String description) {}

    /**
     * The type of a value.
     *
     * @param text in words, as {@code list of}
     * @param schema the named shape it refers to, or empty
     * @param limits what else must hold, as {@code 1 … 100}
     */
    public record Type(String text, String schema, String limits) {

        static final Type NONE = new Type("", "", "");
    }
}
