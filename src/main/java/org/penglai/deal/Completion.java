package org.penglai.deal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Refusal;

/** How far a deal is from its certificate: each requirement beside the document that meets it. */
public record Completion(List<Item> items) {

    /** One requirement, and the document that meets it where a document does. */
    public record Item(CompletionLaw.Requirement requirement, Optional<Evidence> document, boolean met) {

        /** What is asked for, by name: the kind of evidence, or {@code PAYMENT}. */
        public String asks() {
            return switch (requirement.need()) {
                case CompletionLaw.Need.OnFile(var kind, var act) -> kind.name();
                case CompletionLaw.Need.FirstDuePaid() -> "PAYMENT";
            };
        }

        private boolean isAct() {
            return requirement.need() instanceof CompletionLaw.Need.OnFile(var kind, var act) && act;
        }
    }

    public Completion {
        items = List.copyOf(items);
    }

    public boolean isComplete() {
        return !items.isEmpty() && items.stream().allMatch(Item::met);
    }

    /** What is asked for and not there, by name. */
    public List<String> missing() {
        return items.stream().filter(item -> !item.met()).map(Item::asks).toList();
    }

    /** The documents it rests on. */
    public List<EvidenceId> accepted() {
        return items.stream()
                .flatMap(item -> item.document().stream())
                .map(Evidence::id)
                .toList();
    }

    /** The day of the official act; only of a complete one. */
    LocalDate legalEventOn() {
        return items.stream()
                .filter(Item::isAct)
                .flatMap(item -> item.document().stream())
                .map(Evidence::issuedOn)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no mode is complete without an official act"));
    }

    void requireComplete() {
        if (!isComplete()) {
            throw refusal();
        }
    }

    /** The refusal that names what is missing. */
    Refusal refusal() {
        var refusal = Refusal.invalid("certification.evidence-missing").with("missing", missing());
        items.stream()
                .filter(item -> !item.met())
                .forEach(item -> refusal.violation(
                        "/" + item.requirement().id(),
                        "completion." + item.requirement().id()));
        return refusal;
    }
}
