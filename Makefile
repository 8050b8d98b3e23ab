.PHONY: all test lint build update examples

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
	go test ./checks ./cmd/offerlint -update

# Writes the workbooks of the examples anew from examples/generate.
examples:
	go run ./examples/generate
