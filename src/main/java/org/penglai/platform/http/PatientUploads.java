package org.penglai.platform.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextDecorator;
import io.vertx.ext.web.impl.RoutingContextInternal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call whose uploads can be given up at any moment. The reader of bodies gives them up when the body breaks off; when one
 * of them has been written to its end a moment before, that fails, and the caller would be told nothing. What stays of the
 * files goes with the call.
 */
final class PatientUploads extends RoutingContextDecorator {

    private static final Logger LOG = LoggerFactory.getLogger(PatientUploads.class);

    PatientUploads(RoutingContext ctx) {
        super(ctx.currentRoute(), (RoutingContextInternal) ctx);
    }

    @Override
    public void cancelAndCleanupFileUploads() {
        try {
            super.cancelAndCleanupFileUploads();
        } catch (IllegalStateException written) {
            LOG.atDebug().setCause(written).log("upload was written before it was given up");
        }
    }
}
