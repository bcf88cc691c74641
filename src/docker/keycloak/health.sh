#!/bin/bash
# Whether Keycloak says that it is ready; the image has no curl, so bash speaks for itself.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${KC_HTTP_MANAGEMENT_PORT:-9000}"
printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r line <&3
[[ $line == *' 200 '* ]]
