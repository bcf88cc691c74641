/**
 * Discovery on Elasticsearch: the only place that knows the query language and the fields of {@code
 * search-mappings/listing-v2.json}.
 *
 * <p>Hits and facets are asked for in one call but apart: facets cost three times the hits, and by themselves, without
 * hits and without a clock in them, the engine's request cache serves them.
 */
@NullMarked
package org.penglai.discovery.elastic;

import org.jspecify.annotations.NullMarked;
