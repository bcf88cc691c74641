package org.penglai.incentive.file;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The programme files cannot be used: each fault with file and line. None of them is loaded then. */
public final class ProgrammesRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    ProgrammesRefused(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(joining("\n")));
        this.faults = List.copyOf(faults);
    }

    ProgrammesRefused(Fault fault) {
        this(List.of(fault));
    }

    public List<Fault> faults() {
        return faults;
    }
}
