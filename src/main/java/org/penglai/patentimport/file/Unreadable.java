package org.penglai.patentimport.file;

import org.penglai.kernel.Refusal;

/** Refusals of a file as a whole. */
final class Unreadable {

    private Unreadable() {}

    static Refusal type(String code) {
        return Refusal.of(Refusal.Kind.UNSUPPORTED, code);
    }

    static Refusal broken(int row) {
        return Refusal.invalid("import.broken").with("row", row);
    }

    static Refusal bomb() {
        return Refusal.of(Refusal.Kind.UNSUPPORTED, "import.bomb");
    }
}
