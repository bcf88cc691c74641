package org.penglai.incentive.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.penglai.incentive.Conditions.Malformed;
import org.penglai.incentive.Fact;
import org.penglai.incentive.Vocabulary;

/**
 * Checks what CEL's types cannot: that a text compared with a fact of fixed choices is one of them, so that a misspelt
 * code is refused at loading and does not quietly never match, that a written day is one, and that numbers are whole.
 */
record Literals(CelAbstractSyntaxTree ast) {

    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "@in");

    void check() throws Malformed {
        for (var node : CelNavigableAst.fromAst(ast).getRoot().allNodes().toList()) {
            if (node.getKind() == Kind.CALL) {
                checkCall(node);
            }
            if (node.getKind() == Kind.CONSTANT && node.expr().constant().getKind() == CelConstant.Kind.DOUBLE_VALUE) {
                throw malformed(node.expr(), "no fractions: sums are whole fen");
            }
        }
    }

    private void checkCall(CelNavigableExpr node) throws Malformed {
        var call = node.expr().call();
        if (call.function().equals(CelSubset.DAY)) {
            checkDay(call.args().getFirst());
        }
        if (COMPARISONS.contains(call.function())) {
            for (var fact :
                    call.args().stream().flatMap(arg -> fact(arg).stream()).toList()) {
                checkChoices(fact, call.args());
            }
        }
    }

    private void checkChoices(Fact fact, List<CelExpr> operands) throws Malformed {
        for (var literal : operands.stream().flatMap(Literals::texts).toList()) {
            var text = literal.constant().stringValue();
            if (!fact.isChoice(text)) {
                throw malformed(literal, fact.name() + " is never \"" + text + "\"; it is one of " + fact.choices());
            }
        }
    }

    private void checkDay(CelExpr argument) throws Malformed {
        if (texts(argument).findFirst().isEmpty()) {
            throw malformed(argument, "date() takes a written day");
        }
        try {
            LocalDate.parse(argument.constant().stringValue());
        } catch (DateTimeParseException notADay) {
            throw malformed(argument, "not a day: " + argument.constant().stringValue());
        }
    }

    private Optional<Fact> fact(CelExpr expr) {
        return ast.getReference(expr.id()).flatMap(reference -> Vocabulary.named(reference.name()));
    }

    /** The written texts of an operand: itself, or the elements of a written list. */
    private static Stream<CelExpr> texts(CelExpr expr) {
        return switch (expr.exprKind().getKind()) {
            case CONSTANT ->
                expr.constant().getKind() == CelConstant.Kind.STRING_VALUE ? Stream.of(expr) : Stream.empty();
            case LIST -> expr.list().elements().stream().flatMap(Literals::texts);
            default -> Stream.empty();
        };
    }

    private Malformed malformed(CelExpr where, String message) {
        var offset = ast.getSource().getPositionsMap().getOrDefault(where.id(), 0);
        var place = ast.getSource().getOffsetLocation(offset);
        return new Malformed(place.map(at -> at.getLine()).orElse(1), message);
    }
}
