package org.penglai.platform.blob;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Where all files of a site lie: in a folder, or in a bucket of an object store that speaks S3. Each feature has a room of its own
 * in it, so that what one of them forgets is not removed from another.
 */
public final class BlobStore implements AutoCloseable {

    /** Folder of copies that are being read; whoever reads one removes it. */
    public static final String PASSING = "incoming";

    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration ALTOGETHER = Duration.ofSeconds(30);

    private final Path folder;
    private final Optional<BlobSeal> seal;
    private final Scanner scanner;
    private final Optional<Bucket> bucket;
    private final Optional<S3Client> client;

    /**
     * A bucket of an object store.
     *
     * @param secret never printed
     */
    public record Bucket(URI store, String region, String name, String user, String secret) {
        @Override
        public String toString() {
            return "Bucket[" + store + " " + name + "]";
        }
    }

    /**
     * @param folder on this machine's disk: of everything, or of what passes where a bucket is given
     * @param seal encrypts what is kept
     */
    public BlobStore(Path folder, Optional<BlobSeal> seal, Scanner scanner, Optional<Bucket> bucket) {
        this.folder = folder;
        this.seal = seal;
        this.scanner = scanner;
        this.bucket = bucket;
        this.client = bucket.map(BlobStore::client);
    }

    /** In a folder, as it comes: for tests. */
    public static Blobs plain(Path folder) {
        return new BlobStore(folder, Optional.empty(), Scanner.NONE, Optional.empty()).room("");
    }

    /** The files of that room; the first room has no name. */
    public Blobs room(String name) {
        var inside = name.isEmpty() ? folder : folder.resolve(name);
        Shelf shelf = client.<Shelf>map(
                        found -> new S3Shelf(found, bucket.orElseThrow().name(), name.isEmpty() ? "deals" : name))
                .orElseGet(() -> new FolderShelf(inside.resolve("kept")));
        var places = new KeptBlobs.Places(inside.resolve("unfinished"), folder.resolve(PASSING));
        return new KeptBlobs(shelf, seal, scanner, places);
    }

    private static S3Client client(Bucket bucket) {
        var credentials = AwsBasicCredentials.create(bucket.user(), bucket.secret());
        return S3Client.builder()
                .endpointOverride(bucket.store())
                .region(Region.of(bucket.region()))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(
                        given -> given.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(ALTOGETHER))
                .build();
    }

    @Override
    public void close() {
        client.ifPresent(S3Client::close);
    }
}
