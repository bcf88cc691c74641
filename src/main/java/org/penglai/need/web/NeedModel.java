package org.penglai.need.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.discovery.Subjects;
import org.penglai.kernel.Bilingual;
import org.penglai.need.Consulting;
import org.penglai.need.Decision;
import org.penglai.need.Need;
import org.penglai.need.NeedCourse;
import org.penglai.need.NeedRules;
import org.penglai.need.Proposals;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.View;

/**
 * What a need's page shows.
 *
 * @param proposals what the firm is asked to confirm
 * @param tried the listing whose form was refused; empty for the form of the need itself
 */
public record NeedModel(
        Consulting.Sight sight,
        Optional<Bilingual> firm,
        Proposals proposals,
        List<NeedPages.Card> cards,
        NeedRules rules,
        Subjects subjects,
        String tried,
        Form form,
        Problems.@Nullable Shown problem) {

    public Need need() {
        return sight.need();
    }

    /** Who knows the firm's name: every owner, some of them or none, as the firm is told. */
    public String naming() {
        if (need().content().named()) {
            return "need.named";
        }
        return sight.introduced() ? "need.named.some" : "need.not-named";
    }

    /** Whether this reader can do that with the need as it stands. */
    public boolean can(NeedCourse deed) {
        var mover = sight.mine() ? NeedCourse.Mover.FIRM : NeedCourse.Mover.OWNER;
        return NeedCourse.open(mover, need().state()).contains(deed);
    }

    /** What was typed into that match's form. */
    public Form form(String key) {
        return tried.equals(key) ? form : Form.EMPTY;
    }

    /** The reasons for declining as choices. */
    public List<Choice> declines(View view) {
        return rules.declines().stream()
                .map(kind -> Choice.of(kind.reason().name(), view.t(kind.label())))
                .toList();
    }

    /** The proposed and the confirmed fields as choices. */
    public List<Choice> fields(View view) {
        var choices = new ArrayList<Choice>();
        var named = new java.util.LinkedHashSet<>(need().fields().ipc());
        for (var field : proposals.ipc()) {
            named.remove(field.symbol());
            var examples = field.examples().stream()
                    .map(title -> view.t("need.title.quoted", "title", view.t(title)))
                    .collect(java.util.stream.Collectors.joining(view.t("need.between")));
            choices.add(new Choice(
                    field.symbol(), named(view, field.symbol()), view.t("need.field.example", "titles", examples)));
        }
        named.forEach(symbol -> choices.add(Choice.of(symbol, named(view, symbol))));
        return choices;
    }

    private String named(View view, String symbol) {
        return subjects.named(symbol, view.language());
    }

    /** The industries as choices, those that are proposed or confirmed ticked. */
    public List<String> industries() {
        return need().isDraft()
                ? proposals.industries().stream()
                        .map(one -> one.industry().name())
                        .toList()
                : need().fields().industries().stream().map(Enum::name).toList();
    }

    public List<String> ticked() {
        return need().isDraft()
                ? proposals.ipc().stream().map(Proposals.Field::symbol).toList()
                : List.copyOf(need().fields().ipc());
    }

    /** The decisions that are open to this reader, as choices. */
    public List<Choice> decisions(View view) {
        return java.util.Arrays.stream(Decision.values())
                .filter(decision -> decision.isOfFirm() == sight.mine())
                .map(decision -> Choice.of(decision.name(), view.t("need.say." + decision)))
                .toList();
    }
}
