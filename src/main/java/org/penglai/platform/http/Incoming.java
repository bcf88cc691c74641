package org.penglai.platform.http;

import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.penglai.kernel.Refusal;

/**
 * Reads multipart bodies; their files lie in a folder until the call ends, however it ends. A body that is over while one of
 * its parts is not would be waited for without end, and the files of a connection that breaks would stay; neither does.
 */
public final class Incoming {

    private static final String ARRIVED = "penglai.arrived";
    private static final long LOOK_EVERY_MS = 500;

    /** So often a body that has been read is looked at again before its parts are given up: they may be on their way to the disk. */
    private static final int LOOKS_MAX = 8;

    /** A file that was being opened when its connection broke comes into being a moment later. */
    private static final long SECOND_SWEEP_MS = 2_000;

    /** No call lasts so long, so what is older was left behind when a server was lost. */
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(10);

    private final String folder;

    Incoming(String folder) {
        this.folder = folder;
    }

    /** Removes what a lost server has left behind. */
    public static void clear(Path folder, Instant now) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(LEFT_BEHIND))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the folder for uploads cannot be cleared: " + folder, unreadable);
        }
    }

    /** Watches over what comes on that route, which must stand before the one that reads it. */
    void watch(Route before) {
        before.handler(Incoming::watched);
    }

    void mount(Route route, long bytesMax) {
        var reader = BodyHandler.create(folder)
                .setMergeFormAttributes(false)
                .setBodyLimit(bytesMax)
                .setDeleteUploadedFilesOnEnd(true);
        route.handler(ctx -> reader.handle(new PatientUploads(ctx)));
        route.handler(ctx -> {
            ctx.put(ARRIVED, true);
            ctx.next();
        });
    }

    private static void watched(RoutingContext ctx) {
        var looks = new AtomicInteger();
        var timer = ctx.vertx().setPeriodic(LOOK_EVERY_MS, number -> look(ctx, looks));
        ctx.addEndHandler(ended -> {
            ctx.vertx().cancelTimer(timer);
            sweep(ctx);
            ctx.vertx().setTimer(SECOND_SWEEP_MS, again -> sweep(ctx));
        });
        ctx.next();
    }

    /** The body is over, and still a part of it is not. */
    private static void look(RoutingContext ctx, AtomicInteger looks) {
        var waiting = ctx.get(ARRIVED) == null
                && ctx.request().isEnded()
                && !ctx.response().ended();
        if (waiting && looks.incrementAndGet() == LOOKS_MAX) {
            ctx.fail(Refusal.of(Refusal.Kind.MALFORMED, "request.unreadable"));
        }
    }

    private static void sweep(RoutingContext ctx) {
        ctx.fileUploads().stream()
                .map(FileUpload::uploadedFileName)
                .forEach(file -> ctx.vertx().fileSystem().delete(file)); // mostly gone already
    }
}
