package org.penglai.platform.live;

import java.util.Map;
import org.penglai.platform.json.Json;

/**
 * What a stream is sent of one event.
 *
 * @param id by which a client that comes back says what it has seen; 0 where it does not matter
 * @param event its name, without line breaks
 * @param data written as one line of JSON
 */
public record Frame(long id, String event, Map<String, ?> data) {

    String text() {
        return "id: " + id + "\nevent: " + event + "\ndata: " + Json.write(data) + "\n\n";
    }
}
