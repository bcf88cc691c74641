package org.penglai.duty;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;

/**
 * How the inventors share among themselves (发明人之间的分配), as whole weights in the order in which the register names them:
 * one to one to one, or 50 to 30 to 20. What cannot be divided goes to the first of them, one fen each.
 */
public record InventorWeights(List<Integer> weights) {

    /** Beyond this nobody counts. */
    public static final int WEIGHT_MAX = 10_000;

    public InventorWeights {
        weights = List.copyOf(weights);
    }

    /** The proposal: everybody the same. */
    public static InventorWeights equal(int inventors) {
        return new InventorWeights(Collections.nCopies(inventors, 1));
    }

    /** Refuses weights that are not one for each inventor, or that share nothing. */
    void require(int inventors) {
        var refusal = Refusal.invalid("duty.weights");
        if (weights.size() != inventors) {
            refusal.violation("/weights", "duty.weights-each", Map.of("inventors", inventors));
        }
        for (var at = 0; at < weights.size(); at++) {
            if (weights.get(at) < 0 || weights.get(at) > WEIGHT_MAX) {
                refusal.violation("/weights/" + at, "duty.weight", Map.of("most", WEIGHT_MAX));
            }
        }
        if (refusal.violations().isEmpty() && weights.stream().allMatch(weight -> weight == 0)) {
            refusal.violation("/weights", "duty.weights-nothing");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    /** Each one's part of an amount; together they are the amount. */
    public List<Money> parts(Money amount) {
        var whole = weights.stream().mapToLong(Integer::longValue).sum();
        if (whole == 0) {
            return List.of();
        }
        var parts = new ArrayList<Long>();
        for (var weight : weights) {
            parts.add(BigInteger.valueOf(amount.fen())
                    .multiply(BigInteger.valueOf(weight))
                    .divide(BigInteger.valueOf(whole))
                    .longValueExact());
        }
        var left = amount.fen() - parts.stream().mapToLong(Long::longValue).sum();
        for (var at = 0; left > 0; at++) {
            if (weights.get(at) > 0) {
                parts.set(at, parts.get(at) + 1);
                left--;
            }
        }
        return parts.stream().map(Money::new).toList();
    }
}
