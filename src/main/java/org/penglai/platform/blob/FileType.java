package org.penglai.platform.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * The types of file that are taken. Each is known by its first bytes and held to its structure to the last one, so that a
 * file that is two things at once, or carries something behind its end, is neither.
 */
public enum FileType {
    PDF("application/pdf", "pdf", PdfForm::holds),
    PNG("image/png", "png", PngForm::holds),
    JPEG("image/jpeg", "jpg", JpegForm::holds);

    /** Looks at a file that has been mapped into memory. */
    @FunctionalInterface
    private interface Form {
        boolean holds(ByteBuffer file);
    }

    private final String mediaType;
    private final String ending;
    private final Form form;

    FileType(String mediaType, String ending, Form form) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.form = form;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What a file's name ends with, without the dot. */
    public String ending() {
        return ending;
    }

    /** The type of that media type. */
    public static Optional<FileType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    /** What the file is by its content. */
    static Optional<FileType> by(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return Arrays.stream(values())
                    .filter(type -> type.form.holds(bytes.duplicate()))
                    .findFirst();
        }
    }
}
