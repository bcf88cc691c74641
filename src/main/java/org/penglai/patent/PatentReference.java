package org.penglai.patent;

import org.penglai.kernel.Refusal;

/** By which number somebody names a patent: that of the application (or patent), or that of one of its publications. */
public sealed interface PatentReference {

    /** The application or patent number, with how it was written. */
    record ByApplication(ApplicationNumber.Reading reading) implements PatentReference {}

    /** The number of a publication. */
    record ByPublication(PublicationNumber number) implements PatentReference {}

    /** Reads any number of a patent in any spelling; what is neither is refused as an application number. */
    static PatentReference parse(String written) {
        try {
            return new ByApplication(ApplicationNumber.read(written));
        } catch (Refusal notAnApplication) {
            return PublicationNumber.read(written)
                    .<PatentReference>map(ByPublication::new)
                    .orElseThrow(() -> notAnApplication);
        }
    }
}
