package org.penglai.platform.live;

/** The client's end of a stream; every method may be called from any thread and none waits. */
public interface Sink {

    /** Sends the text as soon as the client takes it; a client that falls too far behind is cut off. */
    void send(String text);

    /** Ends the stream in order; the client comes back after about so long. */
    void end(long comeBackMs);

    /** Runs the action when the stream has come to its end, from whichever side; at once when it has already. */
    void whenClosed(Runnable action);
}
