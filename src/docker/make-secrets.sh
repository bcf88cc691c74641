#!/bin/sh
# Makes the secrets that docker-compose.yml names, each of 32 random bytes, in the folder `secrets` or in the one given. One
# that is there is left as it is. The folder is the owner's alone; the files in it can be read by the containers' users.
set -eu
folder=${1:-secrets}
mkdir -p "$folder"
chmod 0700 "$folder"
for name in pg_superuser_password pg_owner_password pg_password keycloak_db_password keycloak_admin_password oidc_secret blob_key; do
  if [ ! -e "$folder/$name" ]; then
    head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' > "$folder/$name"
    chmod 0444 "$folder/$name"
    echo "made $folder/$name"
  fi
done
# the key with which the site signs its ledger and its papers: Ed25519 as a JSON Web Key
if [ ! -e "$folder/signing_key" ]; then
  pem=$(openssl genpkey -algorithm ed25519)
  half() { printf '%s\n' "$pem" | openssl pkey "$@" -outform DER | tail -c 32 | base64 -w 0 | tr '+/' '-_' | tr -d '='; }
  printf '{"kty":"OKP","crv":"Ed25519","x":"%s","d":"%s"}' "$(half -pubout)" "$(half)" > "$folder/signing_key"
  chmod 0444 "$folder/signing_key"
  echo "made $folder/signing_key"
fi
# the key with which papers are signed, under a certificate of its own; put one of an authority in its place, and readers of
# papers will know whose it is
if [ ! -e "$folder/paper_key" ]; then
  openssl req -x509 -newkey rsa:3072 -noenc -sha256 -days 3650 -subj "/C=CN/L=Yantai/O=Penglai/CN=Penglai papers" \
    -addext "keyUsage=critical,digitalSignature,nonRepudiation" -addext "basicConstraints=critical,CA:FALSE" \
    -keyout "$folder/paper_key.key" -out "$folder/paper_key.crt" 2>/dev/null
  cat "$folder/paper_key.key" "$folder/paper_key.crt" > "$folder/paper_key"
  rm "$folder/paper_key.key" "$folder/paper_key.crt"
  chmod 0444 "$folder/paper_key"
  echo "made $folder/paper_key"
fi
if [ ! -e "$folder/tls.pem" ]; then
  echo "still missing: $folder/tls.pem, the site's certificates and their key one after the other (mode 0444)"
fi
