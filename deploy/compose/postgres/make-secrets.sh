#!/bin/sh
# Makes the secrets that compose.yml mounts, once; it never overwrites one. Keep a copy of seal-key: nothing opens without it.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets
if [ -e secrets/seal-key ]; then
  echo "secrets/seal-key is there already: nothing was changed." >&2
  exit 1
fi
password=$(openssl rand -hex 24)
# The folder keeps others out; the files must be readable for the container's own user.
umask 022
printf %s "$password" > secrets/database-password
printf 'postgres://dynasend:%s@postgres:5432/dynasend' "$password" > secrets/database-url
openssl rand -base64 32 > secrets/seal-key
echo "Made secrets/database-password, secrets/database-url and secrets/seal-key."
