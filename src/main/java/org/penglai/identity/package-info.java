/**
 * Who may do what: organisations, their members and roles, and the one access table. Keycloak holds persons and sign-in;
 * organisations, membership and roles stand here, joined by the token's subject and checked on each call, so that
 * registration, invitation and leaving take effect at once.
 */
@NullMarked
package org.penglai.identity;

import org.jspecify.annotations.NullMarked;
