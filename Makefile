.PHONY: all test lint build update examples fuzz

all: lint test build

test:
	go test ./...

lint:
	golangci-lint run ./...
	golangci-lint fmt --diff ./...

build:
	CGO_ENABLED=0 go build -o offerlint ./cmd/offerlint

# Rewrites every golden file: the findings on the pages of the checks, the scripts, the reports of the examples.
update:
	for p in checks cmd/offerlint rulesets config register; do go test ./$$p -update || exit 1; done

# Writes the workbooks of the examples anew from examples/generate.
examples:
	go run ./examples/generate

# Looks for inputs that break a reader, a minute for each. `go test` runs what was found before; new finds are committed.
fuzz:
	for dir in $$(grep -rlE '^func Fuzz' --include='*_test.go' . | xargs -n1 dirname | sort -u); do \
	  for f in $$(grep -hoE '^func Fuzz[A-Za-z]+' $$dir/*_test.go | sed 's/^func //'); do \
	    go test $$dir -run '^$$' -fuzz "^$$f\$$" -fuzztime 60s -fuzzminimizetime 1x || exit 1; \
	  done; \
	done
