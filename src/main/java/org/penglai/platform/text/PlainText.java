package org.penglai.platform.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Objects;

/** Text files in an encoding that is held to: a byte that is none of it breaks the reading off. */
public final class PlainText {

    /** 国标 18030 with GBK within, by its place in the list, so that no name from elsewhere is ever looked up. */
    public static final Charset GB18030 =
            Objects.requireNonNull(Charset.availableCharsets().get("GB18030"));

    private static final int BUFFER = 64 * 1024;

    private PlainText() {}

    /** Reads the text without the mark before it. */
    public static Reader reader(InputStream in, Charset charset) throws IOException {
        var reader = new BufferedReader(strict(in, charset), BUFFER);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /** Reads all that there is, mark and all. */
    public static Reader strict(InputStream in, Charset charset) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
