package org.penglai.money;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.kernel.OrganisationId;

/**
 * Finds out what lines are for (对账匹配): by the reference that the payer quoted, and failing that by who paid and how much. What
 * the reference says is sure; what name and amount say is a suggestion.
 */
public final class Matching {

    private final Expectations expectations;
    private final PayerNames names;

    /** Which organisation bears a name, however it is spelled; nobody where several do. */
    @FunctionalInterface
    public interface PayerNames {
        /** By the name as it was given. */
        Map<String, OrganisationId> bearers(Collection<String> names);
    }

    public Matching(Expectations expectations, PayerNames names) {
        this.expectations = expectations;
        this.names = names;
    }

    /** The same lines with what was found for each; those that came in only. */
    List<StatementLine> match(List<StatementLine> lines) {
        var quoted = new HashMap<LineId, List<String>>();
        lines.forEach(line -> quoted.put(line.id(), quoted(line.line())));
        var all = quoted.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        var byReference = expectations.referred(all).stream()
                .collect(Collectors.toMap(one -> one.reference().value(), Function.identity()));
        var matched = lines.stream()
                .map(line -> referred(line, quoted.getOrDefault(line.id(), List.of()), byReference))
                .toList();
        return suggested(matched);
    }

    private static List<String> quoted(BankLine line) {
        return CreditorReference.in(line.remittance()).stream()
                .map(CreditorReference::value)
                .toList();
    }

    /** One reference of ours says what it is for; two say that an officer has to look. */
    private static StatementLine referred(
            StatementLine line, List<String> quoted, Map<String, Expectation> byReference) {
        var found = quoted.stream()
                .map(byReference::get)
                .filter(java.util.Objects::nonNull)
                .toList();
        return found.size() == 1 ? line.with(found.getFirst(), StatementLine.State.MATCHED) : line;
    }

    private List<StatementLine> suggested(List<StatementLine> lines) {
        var open = lines.stream()
                .filter(line -> line.state() == StatementLine.State.UNKNOWN)
                .map(line -> line.line().other().name())
                .filter(name -> !name.isBlank())
                .collect(Collectors.toSet());
        if (open.isEmpty()) {
            return lines;
        }
        var payers = names.bearers(open);
        var expected = expectations.openOf(new HashSet<>(payers.values())).stream()
                .collect(Collectors.groupingBy(one -> one.terms().payer()));
        return lines.stream()
                .map(line -> line.state() == StatementLine.State.UNKNOWN ? suggested(line, payers, expected) : line)
                .toList();
    }

    private static StatementLine suggested(
            StatementLine line, Map<String, OrganisationId> payers, Map<OrganisationId, List<Expectation>> expected) {
        var candidates = Optional.ofNullable(payers.get(line.line().other().name()))
                .map(payer -> expected.getOrDefault(payer, List.of()))
                .orElse(List.of());
        return best(line.line(), candidates)
                .map(one -> line.with(one, StatementLine.State.SUGGESTED))
                .orElse(line);
    }

    /** Of a payer's open expectations the oldest whose amount it is; else the only one there is. */
    private static Optional<Expectation> best(BankLine line, List<Expectation> candidates) {
        var oldest = Comparator.comparing((Expectation one) -> one.id().value());
        var exact = candidates.stream()
                .filter(one -> one.open().equals(line.amount())
                        || one.dues().stream().anyMatch(due -> due.open().equals(line.amount())))
                .min(oldest);
        return exact.or(() -> candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty());
    }
}
