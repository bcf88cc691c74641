package org.penglai.stack;

import java.util.function.Consumer;
import org.penglai.app.Config;

/** Writes invented data of the demo into a migrated database that holds none yet. */
@FunctionalInterface
public interface DemoData {
    /**
     * Writes it whole, or throws.
     *
     * @param config of a server on that database
     * @param says takes what is being done, for people who wait
     */
    void load(Config config, Consumer<String> says);
}
