package org.penglai.deal;

import java.util.List;

/** Packages of the sample open licence, paid, with its contract on file. */
public final class PackingSamples {

    private PackingSamples() {}

    public static Packing packing() {
        var desk = new DealDesk();
        desk.keep(DealSamples.performed());
        desk.files.put(DealSamples.ID, List.of(DealSamples.completeFile().getFirst()));
        return desk.packing;
    }
}
