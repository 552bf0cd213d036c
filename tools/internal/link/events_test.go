package link

import (
	"fmt"
	"math/rand"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/when"
)

// TestHappenings holds what is taken for one event to the fixtures: an event a line, its accounts below it.
func TestHappenings(t *testing.T) {
	golden.Each(t, filepath.Join("testdata", "happenings", "*.txtar"), func(t *testing.T, name string, files map[string]string, _ string) {
		w, found := webOf(t, files, false)
		golden.Compare(t, name, "happenings", files["happenings"], happeningsOf(w))
		golden.Compare(t, name, "findings", files["findings"], findingsOf(found))
	})
}

func happeningsOf(w *Web) string {
	var b strings.Builder
	for _, h := range w.Happenings {
		fmt.Fprintf(&b, "%s%s\n", h.Date.EDTF(), map[bool]string{true: " inferred"}[h.Inferred])
		for _, a := range h.Accounts {
			fmt.Fprintf(&b, "  %s:%d %s %s\n", a.Passage.Seed, a.Passage.Line, a.Date.EDTF(), a.Passage.Plain)
		}
	}
	return b.String()
}

// TestMerging holds that no two accounts of an event have dates that cannot both be true, that no account is lost or told twice, and that
// neither depends on the order of the texts, over texts made by chance.
func TestMerging(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	pick := func(of ...string) string { return of[r.Intn(len(of))] }
	for round := range 60 {
		files := map[string]string{"names.yaml": "", "references.yaml": "", "compare.yaml": "", "labels.yaml": "- label: Dates\n  role: date\n  holds: date\n"}
		for _, who := range []string{"ada", "tom", "oak", "elm"} {
			files["names.yaml"] += fmt.Sprintf("- id: %s\n  kind: person\n  name: %s Marsh\n", who, strings.ToUpper(who[:1])+who[1:])
		}
		for i := range 5 {
			var words strings.Builder
			for range 4 {
				date := pick("1901", "May 1901", "May 1, 1901", "the 1900s", "1901 or 1902", "Winter 1901-1902", "since 1901", "from 1900 to 1903", "c. 1902", "1903")
				fmt.Fprintf(&words, "%s and %s rowed out in %s to the bar. Nobody saw them.\n\n", pick("Ada Marsh", "Tom Marsh", "A boy"), pick("Oak Marsh", "Elm Marsh", "a girl"), date)
			}
			files[fmt.Sprintf("articles/%c.txt", 'a'+i)] = fmt.Sprintf("---\nid: t%d\ntitle: Text %d\n---\n%s", i, i, words.String())
		}
		w, _ := webOf(t, files, false)
		other, _ := webOf(t, files, true)
		if happeningsOf(w) != happeningsOf(other) {
			t.Fatalf("round %d: another order of the texts gives other events", round)
		}
		seen, all := map[string]bool{}, 0
		for _, h := range w.Texts {
			all += len(h.Events)
		}
		for _, h := range w.Happenings {
			for i, a := range h.Accounts {
				key := fmt.Sprint(a.at(), a.Date.EDTF(), a.Passage.Plain)
				if seen[key] {
					t.Errorf("round %d: %s is told twice", round, key)
				}
				seen[key] = true
				for _, b := range h.Accounts[:i] {
					if !when.Overlap(a.Date, b.Date) {
						t.Errorf("round %d: %s and %s are one event", round, a.Date.EDTF(), b.Date.EDTF())
					}
				}
			}
		}
		if len(seen) != all || all == 0 {
			t.Errorf("round %d: %d accounts of %d are told", round, len(seen), all)
		}
	}
}

// TestKeptApart holds that an exception keeps an account apart, and that the finding it excepts is still there for it.
func TestKeptApart(t *testing.T) {
	files := map[string]string{"names.yaml": "- id: ada\n  kind: person\n  name: Ada Marsh\n- id: tom\n  kind: person\n  name: Tom Reed\n",
		"articles/a.txt": "---\ntitle: A\n---\nAda Marsh and Tom Reed met in May 1901.\n", "articles/b.txt": "---\ntitle: B\n---\nIn 1901 Tom Reed saw Ada Marsh.\n"}
	w, _ := webOf(t, files, false)
	if len(w.Happenings) != 1 {
		t.Fatalf("%d events, want 1:\n%s", len(w.Happenings), happeningsOf(w))
	}
	id := w.Happenings[0].Accounts[1].Passage.ID
	for _, a := range w.Happenings[0].Accounts {
		if a.Passage.Seed == "b" { // the coarser date is taken for the sharper one
			id = a.Passage.ID
		}
	}
	files["exceptions.yaml"] = "- passage: " + id + "\n  finding: merged-events\n  reason: They met twice.\n"
	w, found := webOf(t, files, false)
	if len(w.Happenings) != 2 || !slices.ContainsFunc(strings.Split(findingsOf(found), "\n"), func(s string) bool { return strings.Contains(s, "merged-events") }) {
		t.Errorf("%d events, want 2; findings %q", len(w.Happenings), findingsOf(found))
	}
}
