package org.penglai.app;

import java.util.Optional;
import java.util.function.Function;
import org.penglai.deal.pg.CertifiedPg;
import org.penglai.discovery.Classification;
import org.penglai.discovery.IpcEntry;
import org.penglai.discovery.IpcImporting;
import org.penglai.discovery.Showing;
import org.penglai.discovery.Suggesting;
import org.penglai.discovery.Tallies;
import org.penglai.discovery.elastic.CompletingElastic;
import org.penglai.discovery.elastic.TalliesElastic;
import org.penglai.discovery.file.IpcFiles;
import org.penglai.discovery.pg.IpcShelfPg;
import org.penglai.kernel.Bilingual;
import org.penglai.platform.search.SearchIndex;

/** What discovery needs beside the search itself. */
final class DiscoveryWiring {

    final Classification classification;
    final IpcImporting ipcImporting;
    final Tallies tallies;
    final Suggesting suggesting;
    final Showing showing;
    final FrontFigures figures;

    DiscoveryWiring(Wiring made, SearchIndex index) {
        var shelf = new IpcShelfPg(made.pg);
        classification = new Classification(shelf, IpcFiles.shipped(), System::nanoTime);
        ipcImporting = new IpcImporting(made.tx, shelf);
        tallies = new TalliesElastic(index);
        showing = new Showing(made.tx, made.listings, made.patents, made.organisations, made.industries);
        figures = new FrontFigures(tallies, new CertifiedPg(made.pg), System::nanoTime);
        suggesting = new Suggesting(new CompletingElastic(index), classification);
    }

    /** What a symbol of the classification is about. */
    Function<String, Optional<Bilingual>> subjects() {
        return symbol -> classification.find(symbol).map(IpcEntry::title);
    }
}
