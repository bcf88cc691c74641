package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Uploads that were written to their end in the moment in which they are given up. */
final class PatientUploadsTest {

    @Test
    void givingUpAFileThatIsWrittenAlreadyDoesNotFail() {
        // Given a call one of whose files was closed a moment ago
        var asked = new ArrayList<String>();
        var call = (RoutingContextInternal) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RoutingContextInternal.class},
                (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    if (method.getName().equals("cancelAndCleanupFileUploads")) {
                        throw new IllegalStateException("File handle is closed");
                    }
                    return method.getReturnType() == Route.class
                            ? proxy(Route.class, (self, what, with) -> null)
                            : null;
                });
        // When, Then
        assertThatCode(() -> new PatientUploads(call).cancelAndCleanupFileUploads())
                .doesNotThrowAnyException();
        assertThat(asked).contains("cancelAndCleanupFileUploads");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
