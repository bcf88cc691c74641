package org.penglai.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;

/** JSON with Penglai's settings: ISO dates, unknown and doubled fields refused, depth and length bounded. */
public final class Json {

    /** No request of the contract nests deeper than 8; the rest is room. */
    private static final int DEPTH_MAX = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .build());
    }

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /** A text that is not JSON, or not JSON of the wanted shape. */
    public static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(Throwable cause) {
            super(cause);
        }
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("cannot be written as JSON", unwritable);
        }
    }

    /** Reads a JSON text into the type. */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException malformed) {
            throw new Malformed(malformed);
        }
    }

    /** Reads a JSON object as a map of plain values. */
    public static Map<String, Object> object(String text) {
        try {
            Map<String, Object> object = MAPPER.readValue(text, OBJECT);
            if (object == null) {
                throw new Malformed(new IllegalArgumentException("null is no object"));
            }
            return object;
        } catch (JsonProcessingException malformed) {
            throw new Malformed(malformed);
        }
    }

    /** Turns plain values (maps, lists, strings, numbers) into the type, or a record into plain values. */
    public static <T> T convert(Object plain, Class<T> type) {
        try {
            return MAPPER.convertValue(plain, type);
        } catch (IllegalArgumentException malformed) {
            throw new Malformed(malformed);
        }
    }

    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
