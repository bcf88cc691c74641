package org.penglai.discovery.elastic;

/** How many of n clauses have to hold, by the engine's way of writing it: {@code 3}, {@code 75%}, {@code 2<75% 6<50%}. */
final class EnoughOf {

    private EnoughOf() {}

    static int of(int clauses, String written) {
        var enough = clauses;
        var plain = written.strip().replaceAll("\\s*<\\s*", "<");
        if (plain.contains("<")) {
            for (var step : plain.split("\\s+")) {
                var parts = step.split("<", 2);
                if (clauses <= Integer.parseInt(parts[0])) {
                    return enough;
                }
                enough = of(clauses, parts[1]);
            }
            return enough;
        }
        if (plain.endsWith("%")) {
            var part = clauses * Integer.parseInt(plain.substring(0, plain.length() - 1)) / 100;
            enough = part < 0 ? clauses + part : part;
        } else {
            var number = Integer.parseInt(plain);
            enough = number < 0 ? clauses + number : number;
        }
        return Math.min(clauses, Math.max(enough, 0));
    }
}
