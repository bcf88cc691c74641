/**
 * Leases in the database, by which one of several servers runs a job: by the database's clock, renewed while the job runs,
 * taken over when the holder has died.
 */
@NullMarked
package org.penglai.platform.jobs;

import org.jspecify.annotations.NullMarked;
