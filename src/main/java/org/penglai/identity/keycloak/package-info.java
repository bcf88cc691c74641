/**
 * Sign-in through Keycloak: authorization code with PKCE for the pages, verified bearer tokens for the API. Sessions lie
 * in PostgreSQL, so that they survive a restart and end at both ends.
 */
@NullMarked
package org.penglai.identity.keycloak;

import org.jspecify.annotations.NullMarked;
