#!/bin/bash
# Keycloak takes secrets from its environment only; this gives it those that lie in files, and becomes Keycloak.
set -euo pipefail
secret() {
  local file="/run/secrets/$1"
  [[ -s $file ]] || { echo "the secret $1 is missing ($file)" >&2; exit 2; }
  printf '%s' "$(<"$file")"
}
KC_DB_PASSWORD=$(secret keycloak_db_password)
KC_BOOTSTRAP_ADMIN_PASSWORD=$(secret keycloak_admin_password)
PENGLAI_OIDC_SECRET=$(secret oidc_secret)
export KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD PENGLAI_OIDC_SECRET
exec /opt/keycloak/bin/kc.sh start --optimized --import-realm "$@"
