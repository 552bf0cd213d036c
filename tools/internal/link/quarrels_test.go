package link

import (
	"strings"
	"testing"
)

// Two texts that quarrel, and a third that may declare it. Their words are invented.
const (
	quarrelNames = "- id: ada\n  kind: person\n  name: Ada Marsh\n- id: tom\n  kind: person\n  name: Tom Reed\n- id: reef\n  kind: case\n  name: Reef Light\n"
	quarrelWorks = "- id: log-1901\n  type: book\n  title: The Log\n- id: map-1902\n  type: book\n  title: The Map\n"
	quarrelLabel = "- label: Keeper\n  role: keeper\n  holds: text\n  single: true\n"
)

// TestQuarrels holds what is proposed as a disagreement, and that what a text declares is not proposed again.
func TestQuarrels(t *testing.T) {
	for _, tc := range []struct {
		name, a, b string
		declared   string // of a third text
		want       string // in the proposal; empty for none
	}{
		{name: "dates", a: "In May 1901 Ada Marsh handed Tom Reed the brass lantern of the harbor pilots. [@log-1901]",
			b: "In 1903 Ada Marsh handed Tom Reed the brass lantern, which the harbor pilots kept. [@map-1902]", want: "event is dated 1903, and 1901-05"},
		{name: "dates that can both hold", a: "In May 1901 Ada Marsh handed Tom Reed the brass lantern of the harbor pilots. [@log-1901]",
			b: "In 1901 Ada Marsh handed Tom Reed the brass lantern, which the harbor pilots kept. [@map-1902]"},
		{name: "dates of two things", a: "In May 1901 Ada Marsh handed Tom Reed the brass lantern of the harbor pilots. [@log-1901]",
			b: "In 1903 Tom Reed wrote to Ada Marsh about weather, prices and wool. [@map-1902]"},
		{name: "dates, declared", a: "In May 1901 Ada Marsh handed Tom Reed the brass lantern of the harbor pilots. [@log-1901]",
			b:        "In 1903 Ada Marsh handed Tom Reed the brass lantern, which the harbor pilots kept. [@map-1902]",
			declared: "Sources differ: when Tom Reed had the lantern\n- In 1901 [@log-1901]\n- In 1903 [@map-1902]\n"},
		{name: "dates, of which something else is declared", a: "In May 1901 Ada Marsh handed Tom Reed the brass lantern of the harbor pilots. [@log-1901]",
			b:        "In 1903 Ada Marsh handed Tom Reed the brass lantern, which the harbor pilots kept. [@map-1902]",
			declared: "Sources differ: what the lantern was made of\n- Brass [@log-1901]\n- Tin, in 1903 [@map-1902]\n", want: "event is dated 1903, and 1901-05"},
		{name: "values of a single label", a: "Reef Light\nKeeper: Ada Marsh [@log-1901]", b: "Reef Light\nKeeper: Tom Reed [@map-1902]", want: `keeper of Reef Light is "Tom Reed", and "Ada Marsh"`},
		{name: "one value twice", a: "Reef Light\nKeeper: Ada Marsh [@log-1901]", b: "Reef Light\nKeeper: Ada Marsh [@map-1902]"},
		{name: "values, declared", a: "Reef Light\nKeeper: Ada Marsh [@log-1901]", b: "Reef Light\nKeeper: Tom Reed [@map-1902]",
			declared: "Sources differ: who kept Reef Light\n- Ada Marsh did [@log-1901]\n- Tom Reed [@map-1902]\n"},
		{name: "adverbs", a: "Ada Marsh says it is always open. [@log-1901]", b: "To Ada Marsh it is often open. [@map-1902]", want: "often is said of “open”, and always"},
		{name: "adverbs of two things", a: "Ada Marsh says it is always open. [@log-1901]", b: "To Ada Marsh it is often wet. [@map-1902]"},
		{name: "adverbs, declared", a: "Ada Marsh says it is always open. [@log-1901]", b: "To Ada Marsh it is often open. [@map-1902]",
			declared: "Sources differ: how often it is open\n- Often [@map-1902]\n- Always [@log-1901]\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			files := map[string]string{"names.yaml": quarrelNames, "references.yaml": quarrelWorks, "labels.yaml": quarrelLabel,
				"articles/a.txt": "---\ntitle: A\n---\n" + tc.a + "\n", "articles/b.txt": "---\ntitle: B\n---\n" + tc.b + "\n"}
			if tc.declared != "" {
				files["articles/c.txt"] = "---\ntitle: C\n---\nIt is so.\n\n" + tc.declared
			}
			_, found := webOf(t, files, false)
			got := ""
			for _, f := range found {
				if f.ID == "sources-differ" {
					got += f.Msg
				}
			}
			if tc.want == "" && got != "" || !strings.HasPrefix(got, tc.want) {
				t.Errorf("proposed is %q, want %q", got, tc.want)
			}
		})
	}
}
