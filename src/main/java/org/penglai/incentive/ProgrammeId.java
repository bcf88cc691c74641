package org.penglai.incentive;

import java.util.regex.Pattern;

/** Names a programme for good, such as {@code yantai-free-licence-licensor}; it stands in addresses. */
public record ProgrammeId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ProgrammeId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a programme's id: " + value);
        }
    }

    /** Lower-case words joined by hyphens. */
    public static boolean isValid(String value) {
        return value.length() <= 80 && SHAPE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
