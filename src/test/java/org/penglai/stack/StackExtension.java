package org.penglai.stack;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.SearchOption;

/** Keeps the engines for the whole test run and a {@link TestBed} for each test class. */
final class StackExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace HERE = Namespace.create(StackExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        bed(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestBed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return bed(context);
    }

    private static TestBed bed(ExtensionContext context) {
        return context.getStore(HERE)
                .getOrComputeIfAbsent(TestBed.class, key -> open(Running.SESSION, context), TestBed.class);
    }

    private static TestBed open(StackSession session, ExtensionContext context) {
        var type = context.getRequiredTestClass();
        var stack = AnnotationSupport.findAnnotation(type, Stack.class, SearchOption.INCLUDE_ENCLOSING_CLASSES);
        return session.bed(type.getSimpleName(), stack.map(Stack::durable).orElse(false));
    }

    /** One session for the whole JVM, since a run with several JVMs asks JUnit anew for each class. */
    private static final class Running {
        static final StackSession SESSION = new StackSession();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SESSION::close, "engines-stop"));
        }
    }
}
