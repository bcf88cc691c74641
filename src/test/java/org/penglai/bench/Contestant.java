package org.penglai.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One of those compared, and what was seen of it round by round. */
final class Contestant implements AutoCloseable {

    private final String name;
    private final String setting;
    private final Driver driver;
    private final Collection<Long> processes;
    private final Load load;
    private final List<Seen> seen = new ArrayList<>();

    /**
     * What one round cost, in ticks of the processor.
     *
     * @param server of the contestant's own processes
     * @param engines of the engines that all contestants share
     * @param foreign of all others but the load itself
     */
    record Seen(Load.Round round, long server, long engines, long foreign) {}

    /**
     * @param setting in which it stands, in words
     * @param processes numbers of its own; none where the load asks an engine itself
     */
    Contestant(String name, String setting, Driver driver, Collection<Long> processes) {
        this.name = name;
        this.setting = setting;
        this.driver = driver;
        this.processes = List.copyOf(processes);
        this.load = new Load(driver);
    }

    String name() {
        return name;
    }

    String setting() {
        return setting;
    }

    Collection<Long> processes() {
        return processes;
    }

    Load load() {
        return load;
    }

    void keep(Seen round) {
        seen.add(round);
    }

    List<Seen> seen() {
        return seen;
    }

    List<Double> rates() {
        return seen.stream().map(one -> one.round().perSecond()).toList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
