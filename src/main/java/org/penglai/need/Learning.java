package org.penglai.need;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.kernel.Tx;
import org.penglai.need.Regression.Example;

/**
 * Use case: learns weights from what firms and owners said, off line. The same answers and the same seed make the same
 * weights, and are kept as one version. Nothing learned counts before somebody puts its version in force.
 */
public final class Learning {

    /** Of so many answers one is kept apart, and tells how well the others taught. */
    private static final int APART = 5;

    private final Tx tx;
    private final Answers answers;
    private final WeightsKept kept;
    private final Matches matches;
    private final NeedRules rules;

    /** Where it reads and writes. */
    public record Stores(Answers answers, WeightsKept kept, Matches matches) {}

    public Learning(Tx tx, Stores stores, NeedRules rules) {
        this.tx = tx;
        this.answers = stores.answers();
        this.kept = stores.kept();
        this.matches = stores.matches();
        this.rules = rules;
    }

    /** Learns from every answer that stands; nothing where there are too few, or all say the same. */
    public Optional<Learned> learn(long seed) {
        return tx.run(now -> {
            var examples = examples(answers.all());
            var wanted = examples.stream().filter(Example::wanted).count();
            if (examples.size() < rules.learnFrom() || wanted == 0 || wanted == examples.size()) {
                return Optional.empty();
            }
            var digest = digest(examples, seed);
            return kept.find(digest).or(() -> {
                var made = fit(examples, seed);
                return Optional.of(kept.add(
                        new Learned(made, digest, seed, examples.size(), evaluation(examples, seed, made), now)));
            });
        });
    }

    /** Puts a learned version, or the shipped one, in force; every open need is looked at again. */
    public void activate(int version) {
        tx.run(now -> {
            if (version != Weights.SHIPPED && kept.find(version).isEmpty()) {
                throw Refusal.unknown("need.weights-unknown").with("version", version);
            }
            kept.activate(version, now);
            matches.askAll(now);
            return version;
        });
    }

    /** Of each match the firm's word, or else the owner's, in order of needs and listings. */
    private static List<Example> examples(List<Answer> said) {
        var byMatch = new LinkedHashMap<String, Answer>();
        for (var answer : said) {
            if (answer.decision().speaksFor().isPresent()) {
                byMatch.merge(
                        answer.need() + "/" + answer.listing(),
                        answer,
                        (one, other) -> one.decision().isOfFirm() ? one : other);
            }
        }
        return new TreeMap<>(byMatch)
                .values().stream()
                        .map(answer -> new Example(
                                answer.values(), answer.decision().speaksFor().orElse(false)))
                        .toList();
    }

    /** The weights of all that was not kept apart. */
    Weights fit(List<Example> examples, long seed) {
        return new Weights(
                Weights.SHIPPED, Regression.fit(parted(examples, seed).getFirst(), rules.weights()));
    }

    /** What teaches, and what is kept apart; where nothing can be spared, all is both. */
    private static List<List<Example>> parted(List<Example> examples, long seed) {
        var shuffled = shuffled(examples, seed);
        var apart = shuffled.subList(0, shuffled.size() / APART);
        var wanted = apart.stream().filter(Example::wanted).count();
        return wanted == 0 || wanted == apart.size()
                ? List.of(shuffled, shuffled)
                : List.of(shuffled.subList(shuffled.size() / APART, shuffled.size()), apart);
    }

    /** An order that follows from the seed and is the same on every machine. */
    private static List<Example> shuffled(List<Example> examples, long seed) {
        return IntStream.range(0, examples.size())
                .boxed()
                .sorted(Comparator.comparing(at -> Sha256.of(seed + "/" + at).hex()))
                .map(examples::get)
                .toList();
    }

    private String evaluation(List<Example> examples, long seed, Weights made) {
        var parted = parted(examples, seed);
        return "answers=" + examples.size()
                + " taught=" + parted.getFirst().size()
                + " judged=" + parted.getLast().size()
                + " rightOrder.shipped=" + share(Regression.order(parted.getLast(), rules.weights()))
                + " rightOrder.learned=" + share(Regression.order(parted.getLast(), made));
    }

    private static BigDecimal share(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3);
    }

    private Sha256 digest(List<Example> examples, long seed) {
        return Sha256.of(examples.stream()
                .map(example -> new TreeMap<>(example.values()) + "=" + example.wanted())
                .collect(Collectors.joining(
                        "\n",
                        Regression.WAY + "\n" + seed + "\n"
                                + new TreeMap<>(rules.weights().points()) + "\n",
                        "")));
    }
}
