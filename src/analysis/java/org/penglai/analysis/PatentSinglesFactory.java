package org.penglai.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** The analyzer {@code patent_singles}, for the single characters of what people type. */
@NamedComponent("patent_singles")
public final class PatentSinglesFactory implements AnalyzerFactory {

    @Override
    public Analyzer create() {
        return new PatentAnalyzer(PatentAnalyzer.Use.SINGLES);
    }
}
