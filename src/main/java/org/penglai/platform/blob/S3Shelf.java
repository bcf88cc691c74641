package org.penglai.platform.blob;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.penglai.kernel.Sha256;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A {@link Shelf} in a bucket of an object store that speaks S3. An object appears whole or not at all by that interface. */
final class S3Shelf implements Shelf {

    private final S3Client client;
    private final String bucket;
    private final String room;

    /** @param room what the names of its objects begin with */
    S3Shelf(S3Client client, String bucket, String room) {
        this.client = client;
        this.bucket = bucket;
        this.room = room;
    }

    @Override
    public void put(Sha256 digest, Path file) throws IOException {
        try {
            client.putObject(request -> request.bucket(bucket).key(key(digest)), file);
        } catch (SdkException failed) {
            throw new StoreAway(failed);
        }
    }

    @Override
    public void get(Sha256 digest, Path copy) throws IOException {
        try {
            client.getObject(request -> request.bucket(bucket).key(key(digest)), copy);
        } catch (NoSuchKeyException gone) {
            throw new NoSuchFileException(key(digest));
        } catch (SdkException failed) {
            throw new StoreAway(failed);
        }
    }

    @Override
    public void remove(Sha256 digest) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(key(digest)));
        } catch (SdkException failed) {
            throw new StoreAway(failed);
        }
    }

    private String key(Sha256 digest) {
        return room + "/" + Rooms.inside(digest);
    }
}
