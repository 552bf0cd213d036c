// Concord makes a reference out of plain texts.
//
// People write seed texts under seeds/; concord reads them, joins what they say about each name, and writes pages for Hugo
// under content/, then the site under public/.
//
//	go run ./tools/concord build                     seeds/ → content/ → public/
//	go run ./tools/concord check                     what is wrong, with line and remedy; writes nothing
//	go run ./tools/concord explain FILE              what each line of a text was taken for, and by which rule
//	go run ./tools/concord names                     capitalised names without an entry, ready to paste
//	go run ./tools/concord overlap --against DIR     sentences that were copied from the texts in DIR
//	go run ./tools/concord diff main                 what changed in the reference since main, in words
//	go run ./tools/concord help                      the rest
//
// It exits with 0, with 1 when it found errors, and with 2 when it was called wrongly.
package main

import (
	"os"
	"runtime/debug"
)

// memory is how much is used before the collector works harder: a text of 100 MB is read in less than 1 GB.
const memory = 900 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
