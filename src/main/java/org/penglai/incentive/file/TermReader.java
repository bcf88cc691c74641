package org.penglai.incentive.file;

import java.util.ArrayList;
import java.util.List;
import org.penglai.incentive.Continuation;
import org.penglai.incentive.Continuation.Basis;
import org.penglai.incentive.Term;

/** Reads the days for which a programme holds, and what is stated about later ones. */
final class TermReader {

    private TermReader() {}

    static Term read(YamlObject programme) {
        var validity = programme.required("validity").object();
        var from = validity.required("from").day();
        var to = validity.required("to").day();
        var precision = validity.required("precision").oneOf(Term.Precision.class);
        validity.nothingElse();
        if (to.isBefore(from)) {
            throw validity.refuse("ends before it begins: " + from + " to " + to);
        }
        var term = new Term(from, to, precision, List.of());
        for (var value : programme.listOrNone("continuations")) {
            term = continued(term, value.object());
        }
        return term;
    }

    private static Term continued(Term term, YamlObject object) {
        var continuation = continuation(object);
        object.nothingElse();
        if (continuation.basis() == Basis.ASSUMED) {
            throw object.refuse("an assumed continuation may not stand in a programme's own file");
        }
        return fit(term, continuation, object);
    }

    /** Reads a continuation; the caller sees to the keys that are left. */
    static Continuation continuation(YamlObject object) {
        var continuation = new Continuation(
                object.required("from").day(),
                object.required("to").day(),
                object.required("basis").oneOf(Basis.class),
                object.required("enteredOn").day(),
                object.required("note").object().bilingual());
        if (continuation.to().isBefore(continuation.from())) {
            throw object.refuse("ends before it begins: " + continuation.from() + " to " + continuation.to());
        }
        return continuation;
    }

    /** The term with that continuation, which must lie behind it and beside the others. */
    static Term fit(Term term, Continuation continuation, YamlObject object) {
        if (!continuation.from().isAfter(term.to())) {
            throw object.refuse("a continuation begins after the programme's end, " + term.to());
        }
        for (var other : term.continuations()) {
            if (!continuation.from().isAfter(other.to()) && !continuation.to().isBefore(other.from())) {
                throw object.refuse("overlaps the continuation of " + other.from() + " to " + other.to());
            }
        }
        var all = new ArrayList<>(term.continuations());
        all.add(continuation);
        return new Term(term.from(), term.to(), term.precision(), all);
    }
}
