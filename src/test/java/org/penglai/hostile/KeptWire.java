package org.penglai.hostile;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A connection that is used for one request after the other, until the server closes it. */
final class KeptWire implements AutoCloseable {

    private final URI site;
    private @Nullable Wire wire;

    KeptWire(URI site) {
        this.site = site;
    }

    /** A connection that was closed in between gets one more try: that is how keep-alive works. */
    Answer answer(Shot shot) throws IOException {
        var fresh = wire == null;
        var answer = once(shot);
        return answer.status() == 0 && !fresh ? once(shot) : answer;
    }

    private Answer once(Shot shot) throws IOException {
        var open = wire == null ? new Wire(site) : wire;
        wire = open;
        try {
            open.send(shot.raw());
            var answer = open.receive(Barrage.isHead(shot));
            if (answer.closed()) {
                close();
            }
            return answer;
        } catch (IOException | RuntimeException broken) {
            close();
            throw broken;
        }
    }

    @Override
    public void close() {
        if (wire != null) {
            wire.close();
            wire = null;
        }
    }
}
