package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/schema"
)

// TestExplainSchema holds what explain --json prints of a text with every structure, and of hostile ones, to its schema; and the schema
// refuses what is never printed.
func TestExplainSchema(t *testing.T) {
	inRoot(t)
	validate := golden.Schema(t, schema.Explain)
	texts := []string{"", "Read next\n\n"}
	for _, h := range golden.HostileList {
		texts = append(texts, golden.HostileText(h.Words))
	}
	for _, text := range texts {
		var out, stderr bytes.Buffer
		if code := run([]string{"explain", "--json", "-"}, strings.NewReader(text), &out, &stderr); code != 0 {
			t.Fatalf("exit %d: %s", code, stderr.String())
		}
		if err := validate(golden.Value(t, out.String())); err != nil {
			t.Errorf("%.60q: %v", text, err)
		}
	}
	const block = `{"line": 1, "end": 2, "as": "paragraph", "rule": "", "text": "Words."}`
	for _, tc := range []struct{ old, new string }{
		{`"line": 1`, `"line": 0`}, {`"end": 2`, `"end": "2"`}, {`"paragraph"`, `"poem"`}, {`"as": "paragraph"`, `"as": "dropped"`}, {`"text": "Words."`, `"text": "Words.", "more": 1`},
		{`, "text": "Words."`, ``},
	} {
		doc := `{"file": "x", "title": "", "blocks": [` + block + `]}`
		if err := validate(golden.Value(t, doc)); err != nil {
			t.Fatal(err)
		}
		if validate(golden.Value(t, strings.Replace(doc, tc.old, tc.new, 1))) == nil {
			t.Errorf("%s is valid", tc.new)
		}
	}
}
