package schema

import "strings"

// Form is what a value looks like.
type Form struct {
	ID      string
	Name    string // in a word or two
	Type    string // of JSON: string, integer, boolean
	Says    string // what it is, where it has a pattern
	Pattern string // a regular expression that JSON Schema, Go and JavaScript read alike; empty for none
	Is, Not string // an example, and a near-miss
}

// point is one date of EDTF: 1985, 1985-04, 1985-04-12, 1985-04-12T23:20:30Z, 2001-21 (a season), 2004-XX, 197X, 1984~.
const point = `(?:(?:-?[0-9]{4}|Y-?[1-9][0-9]{4,11})(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?|-2[1-4])?[?~%]?` +
	`|[0-9]{3}X[?~%]?|[0-9]{2}XX[?~%]?` +
	`|[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-][01][0-9](?::[0-5][0-9])?)?)`

// edtf is a date, a span, or one of several dates.
var edtf = strings.ReplaceAll(`^(?:P|P/(?:P|\.\.)?|(?:\.\.)?/P|\[P(?:\.\.P)?(?:,P(?:\.\.P)?)*\])$`, "P", point)

// Forms are the forms that a value may have. The tests hold each pattern to its example and its near-miss.
var Forms = []Form{
	{ID: "id", Name: "id", Type: "string", Says: "an id: lower-case letters, digits and hyphens", Pattern: `^[a-z0-9]+(?:-[a-z0-9]+)*$`, Is: "ada-marsh", Not: "Ada Marsh"},
	{ID: "passage-id", Name: "passage id", Type: "string", Says: "id of a passage", Pattern: `^p-[0-9a-f]{8}(?:-[1-9][0-9]*)?$`, Is: "p-3f9c2a1b", Not: "3f9c2a1b"},
	{ID: "clash-id", Name: "disagreement id", Type: "string", Says: "id of a disagreement", Pattern: `^d-[0-9a-f]{8}(?:-[1-9][0-9]*)?$`, Is: "d-3f9c2a1b-2", Not: "p-3f9c2a1b"},
	{ID: "date", Name: "date", Type: "string", Says: "a date in EDTF", Pattern: edtf, Is: "1960-10/..", Not: "October 1960"},
	{ID: "decade", Name: "decade", Type: "string", Says: "a decade", Pattern: `^(?:0|-?[1-9][0-9]*0)s$`, Is: "1960s", Not: "1960"},
	{ID: "url", Name: "web address", Type: "string", Says: "an address on the web", Pattern: "^https?://[^ \\t\\n\"'<>`\\\\]+$", Is: "https://quay.example/log", Not: "javascript:alert(1)"},
	{ID: "address", Name: "address on this site", Type: "string", Says: "an address of this site, from its root", Pattern: `^/(?:[a-z0-9-]+/)*$`, Is: "/people/ada-marsh/", Not: "https://quay.example/"},
	{ID: "line", Name: "line number", Type: "integer"},
	{ID: "number", Name: "number", Type: "integer"},
	{ID: "words", Name: "text", Type: "string"},
	{ID: "yes", Name: "yes or no", Type: "boolean"},
}
