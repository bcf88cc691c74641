package org.penglai.incentive.cel;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How much of CEL conditions may use: logic, comparison, membership, sums and differences, and days. No macros, so no
 * loops; no regular expressions, conversions or text functions, which no clause needs.
 */
final class CelSubset {

    /** Longest expression, in characters: the papers' longest clause takes about 300. */
    private static final int MAX_LENGTH = 4_000;

    /** Deepest nesting of an expression. */
    private static final int MAX_DEPTH = 32;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(MAX_DEPTH)
            .build();

    private static final CelStandardDeclarations DECLARED = CelStandardDeclarations.newBuilder()
            .includeFunctions(
                    CelStandardDeclarations.StandardFunction.LOGICAL_NOT,
                    CelStandardDeclarations.StandardFunction.LOGICAL_AND,
                    CelStandardDeclarations.StandardFunction.LOGICAL_OR,
                    CelStandardDeclarations.StandardFunction.EQUALS,
                    CelStandardDeclarations.StandardFunction.NOT_EQUALS,
                    CelStandardDeclarations.StandardFunction.LESS,
                    CelStandardDeclarations.StandardFunction.LESS_EQUALS,
                    CelStandardDeclarations.StandardFunction.GREATER,
                    CelStandardDeclarations.StandardFunction.GREATER_EQUALS,
                    CelStandardDeclarations.StandardFunction.IN,
                    CelStandardDeclarations.StandardFunction.ADD,
                    CelStandardDeclarations.StandardFunction.SUBTRACT,
                    CelStandardDeclarations.StandardFunction.DURATION)
            .build();

    /** The same at run time; logic needs no functions there. */
    private static final CelStandardFunctions BOUND = CelStandardFunctions.newBuilder()
            .includeFunctions(
                    CelStandardFunctions.StandardFunction.LOGICAL_NOT,
                    CelStandardFunctions.StandardFunction.EQUALS,
                    CelStandardFunctions.StandardFunction.NOT_EQUALS,
                    CelStandardFunctions.StandardFunction.LESS,
                    CelStandardFunctions.StandardFunction.LESS_EQUALS,
                    CelStandardFunctions.StandardFunction.GREATER,
                    CelStandardFunctions.StandardFunction.GREATER_EQUALS,
                    CelStandardFunctions.StandardFunction.IN,
                    CelStandardFunctions.StandardFunction.ADD,
                    CelStandardFunctions.StandardFunction.SUBTRACT,
                    CelStandardFunctions.StandardFunction.DURATION)
            .build();

    /** {@code date("2024-12-31")}: a legal day. */
    static final String DAY = "date";

    private static final String DAY_OVERLOAD = "date_string";

    private CelSubset() {}

    /** A compiler that knows no facts yet and wants a yes or no. */
    static CelCompilerBuilder compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(DECLARED)
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        DAY, CelOverloadDecl.newGlobalOverload(DAY_OVERLOAD, SimpleType.TIMESTAMP, SimpleType.STRING)))
                .setResultType(SimpleType.BOOL);
    }

    static CelRuntime runtime() {
        return CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardFunctions(BOUND)
                .addFunctionBindings(CelFunctionBinding.from(DAY_OVERLOAD, String.class, CelSubset::day))
                .build();
    }

    /** A legal day as CEL knows it: midnight in UTC, the zone being the same for all. */
    static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant day(String text) {
        return instant(LocalDate.parse(text));
    }
}
