package org.penglai.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.penglai.platform.blob.BlobSeal;
import org.penglai.platform.blob.BlobStore;
import org.penglai.platform.blob.ClamdScanner;
import org.penglai.platform.blob.Scanner;

/**
 * Where documents lie, and how they are kept from others.
 *
 * @param folder on this machine's disk: of all, or of what passes where an object store is given
 * @param seal encrypts them at rest; production does not start without
 * @param scanner asked before one is kept; none: what we know to be harmful ourselves is refused alone
 * @param objects the object store that takes the folder's place
 */
public record DocumentSettings(
        Path folder, Optional<BlobSeal> seal, Optional<URI> scanner, Optional<BlobStore.Bucket> objects) {

    /** A document of fifteen MiB takes a scanner some seconds. */
    private static final Duration SCANNER_PATIENCE = Duration.ofSeconds(30);

    static Supplier<DocumentSettings> of(ConfigReader read, boolean production) {
        var folder = read.value("PENGLAI_BLOB_DIR", "", Path::of);
        var seal = read.blobSeal("PENGLAI_BLOB_KEY", production);
        var scanner = read.value("PENGLAI_SCANNER", "none", SettingText::scanner);
        var objects = objects(read, production);
        return () -> new DocumentSettings(folder.get(), seal.get(), scanner.get(), objects.get());
    }

    private static Supplier<Optional<BlobStore.Bucket>> objects(ConfigReader read, boolean production) {
        var store = read.value("PENGLAI_S3_URI", "none", SettingText.objectStore(production));
        var region = read.value("PENGLAI_S3_REGION", "us-east-1", SettingText::text);
        var bucket = read.value("PENGLAI_S3_BUCKET", "penglai", SettingText::text);
        var user = read.value("PENGLAI_S3_USER", "none", SettingText::text);
        var secret = read.optionalSecret("PENGLAI_S3_SECRET");
        read.together("PENGLAI_S3_URI", "PENGLAI_S3_USER");
        return () -> store.get().map(uri -> {
            if (!secret.get().isGiven()) {
                throw new Config.Unusable(java.util.List.of("PENGLAI_S3_URI needs PENGLAI_S3_SECRET"));
            }
            return new BlobStore.Bucket(
                    uri, region.get(), bucket.get(), user.get(), secret.get().value());
        });
    }

    /** The store that these settings describe. */
    BlobStore store() {
        var asked = scanner.<Scanner>map(address -> new ClamdScanner(address, SCANNER_PATIENCE))
                .orElse(Scanner.NONE);
        return new BlobStore(folder, seal, asked, objects);
    }
}
