#!/usr/bin/env bash
# Builds the programs of a release and their checksums: ci/release.sh 0.1.0 DIR. The same source and the same Go, whose version stands in
# GO_VERSION, give the same bytes on any machine and in any folder.
set -euo pipefail
version="${1:?usage: ci/release.sh VERSION DIR}"
mkdir -p "${2:?usage: ci/release.sh VERSION DIR}"
out="$(cd "$2" && pwd)"
cd "$(dirname "$0")/.."
[[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[a-z0-9.]+)?$ ]] || { echo "$version: want a version such as 0.1.0" >&2; exit 2; }
# No settings of the person who builds.
export GOTOOLCHAIN=local CGO_ENABLED=0 GOFLAGS= GOAMD64=v1 GOARM64=v8.0 GOEXPERIMENT=
rm -f "$out"/offerlint-* "$out/SHA256SUMS"
for target in ${OFFERLINT_TARGETS:-windows/amd64 windows/arm64 darwin/amd64 darwin/arm64 linux/amd64 linux/arm64}; do
  os="${target%/*}" arch="${target#*/}" ext=
  [ "$os" != windows ] || ext=.exe
  echo "$target"
  GOOS="$os" GOARCH="$arch" go build -trimpath -buildvcs=false -ldflags "-s -w -buildid= -X main.release=$version" \
    -o "$out/offerlint-$version-$os-$arch$ext" ./cmd/offerlint
done
go env GOVERSION > "$out/GO_VERSION"
(cd "$out" && sha256sum offerlint-* > SHA256SUMS)
