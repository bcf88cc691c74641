/**
 * The way to Elasticsearch: one client, indices made from versioned bodies behind an alias, writes guarded by external
 * versions, and plain words when it is away. It knows no domain; what stands in an index can be rebuilt from the database.
 */
@NullMarked
package org.penglai.platform.search;

import org.jspecify.annotations.NullMarked;
