#!/usr/bin/env bash
# What action.yml runs: builds offerlint, checks bids, and writes annotations, the summary of the job, SARIF, JSON and a page.
set -euo pipefail
program="${RUNNER_TEMP:?}/offerlint"
report="${OFFERLINT_REPORT:-$RUNNER_TEMP/offerlint-report}"
mkdir -p "$report"
(cd "$OFFERLINT_SOURCE" && go build -o "$program" ./cmd/offerlint)

flags=(--fail-on "${OFFERLINT_FAIL_ON:-error}" --format github)
for format in sarif json html; do
  flags+=(--format "$format=$report/offerlint.$format")
done
[ -z "${OFFERLINT_STAGE:-}" ] || flags+=(--stage "$OFFERLINT_STAGE")
[ -z "${OFFERLINT_CHANGED_SINCE:-}" ] || flags+=(--changed-since "$OFFERLINT_CHANGED_SINCE")
[ -z "${OFFERLINT_SHARD:-}" ] || flags+=(--shard "$OFFERLINT_SHARD")
while IFS= read -r ruleset; do
  [ -z "$ruleset" ] || flags+=(--ruleset "$ruleset")
done <<< "${OFFERLINT_RULESETS:-}"
bids=()
while IFS= read -r bid; do
  [ -z "$bid" ] || bids+=("$bid")
done <<< "${OFFERLINT_BIDS:-./...}"

status=0
"$program" check "${flags[@]}" -- "${bids[@]}" || status=$?
echo "report=$report" >> "${GITHUB_OUTPUT:?}"
[ ! -f "$report/offerlint.sarif" ] || echo "sarif=$report/offerlint.sarif" >> "$GITHUB_OUTPUT"
exit "$status"
