package org.penglai.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** The analyzer {@code patent_query}, for what people type. */
@NamedComponent("patent_query")
public final class PatentQueryFactory implements AnalyzerFactory {

    @Override
    public Analyzer create() {
        return new PatentAnalyzer(PatentAnalyzer.Use.QUERY);
    }
}
