package org.penglai.hostile;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that can be repeated: all that one shot draws follows from the seed, the operation and the shot's number. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed, String operation, int number) {
        this.random = new SplittableRandom((seed * 31 + operation.hashCode()) * 1_000_003L + number);
    }

    /** From nought to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T of(List<T> values) {
        return values.get(below(values.size()));
    }

    boolean once(int in) {
        return below(in) == 0;
    }

    UUID uuid() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x7000L, (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE);
    }

    byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
