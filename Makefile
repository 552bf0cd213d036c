# One line each. `make` makes the site in public/; `make test` is what CI runs.
.PHONY: build generate serve check test packages lint go-test fuzz browser specimen bench screens lighthouse
.NOTPARALLEL:

build:    ; go run ./tools/concord build
generate: ; go run ./tools/concord generate
serve:    ; go run ./tools/concord serve
check:    ; go run ./tools/concord check
test:     packages lint go-test fuzz browser
packages: ; .ci/browser install
lint:     ; .ci/lint
go-test:  ; go test ./...
fuzz:     ; .ci/fuzz
browser:  packages build specimen ; .ci/browser public && .ci/browser .specimen/public light
specimen: ; go run ./tools/concord build --seeds tools/internal/golden/specimen/seeds --content .specimen/content --out .specimen/public
bench:    ; go test -run '^$$' -bench . -benchmem ./...
screens:  packages build ; node tests/screens/take.mjs .screens public
lighthouse: packages build ; npm ci --prefix tests/lighthouse --ignore-scripts --no-audit --no-fund && node tests/lighthouse/measure.mjs public
