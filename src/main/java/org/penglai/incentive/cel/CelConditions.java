package org.penglai.incentive.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penglai.incentive.Conditions;
import org.penglai.incentive.Fact;
import org.penglai.incentive.Vocabulary;

/**
 * Compiles conditions with Google's CEL. Each fact is a variable of its own type, days are timestamps at midnight UTC and
 * written {@code date("2024-12-31")}; a fact left out of the bindings is unknown to CEL, which decides around it where it
 * can ({@code true || unknown} is true).
 */
public final class CelConditions implements Conditions {

    private final CelUnparser unparser = CelUnparserFactory.newUnparser();
    private final CelRuntime runtime = CelSubset.runtime();

    @Override
    public List<Clause> compile(String expression, Set<String> decisions) throws Malformed {
        var compiler = compiler(decisions);
        var whole = check(compiler, expression);
        new Literals(whole).check();
        var clauses = new ArrayList<Clause>();
        for (var part : conjuncts(whole.getExpr())) {
            var text = unparser.unparse(CelAbstractSyntaxTree.newParsedAst(part, whole.getSource()));
            clauses.add(clause(text, check(compiler, text)));
        }
        return clauses;
    }

    private Clause clause(String text, CelAbstractSyntaxTree ast) throws Malformed {
        try {
            return new Clause(text, reads(ast), new CelTest(runtime.createProgram(ast)));
        } catch (CelEvaluationException unplannable) {
            throw new Malformed(1, String.valueOf(unplannable.getMessage()));
        }
    }

    private static CelCompiler compiler(Set<String> decisions) {
        var builder = CelSubset.compiler();
        Vocabulary.ALL.forEach(fact -> builder.addVar(fact.name(), type(fact)));
        decisions.stream().map(Fact::decision).forEach(fact -> builder.addVar(fact.name(), type(fact)));
        return builder.build();
    }

    private static CelType type(Fact fact) {
        return switch (fact.kind()) {
            case TEXT -> SimpleType.STRING;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case FLAG -> SimpleType.BOOL;
            case MONEY, COUNT -> SimpleType.INT;
            case DAY -> SimpleType.TIMESTAMP;
        };
    }

    private static CelAbstractSyntaxTree check(CelCompiler compiler, String expression) throws Malformed {
        var result = compiler.compile(expression);
        try {
            return result.getAst();
        } catch (CelValidationException invalid) {
            throw result.getErrors().stream()
                    .findFirst()
                    .map(issue -> malformed(issue, expression))
                    .orElseGet(() -> new Malformed(1, String.valueOf(invalid.getMessage())));
        }
    }

    private static Malformed malformed(CelIssue issue, String expression) {
        var place = issue.getSourceLocation();
        var line = Math.max(1, place.getLine());
        var text = expression.lines().skip(line - 1L).findFirst().orElse("");
        var message =
                UnknownName.in(issue.getMessage(), text, place.getColumn()).orElse(issue.getMessage());
        return new Malformed(line, message + " (column " + (place.getColumn() + 1) + ")");
    }

    /** The operands of the "and"s at the top, left to right. */
    private static List<CelExpr> conjuncts(CelExpr expr) {
        var isAnd = expr.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL
                && expr.call().function().equals("_&&_");
        return isAnd
                ? expr.call().args().stream()
                        .flatMap(part -> conjuncts(part).stream())
                        .toList()
                : List.of(expr);
    }

    private static List<Fact> reads(CelAbstractSyntaxTree ast) {
        return ast.getReferenceMap().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(reference -> reference.getValue().name())
                .filter(name -> !name.isEmpty())
                .distinct()
                .flatMap(name -> Vocabulary.named(name).stream())
                .toList();
    }
}
