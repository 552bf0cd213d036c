package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/finding"
)

// TestOriginalDates holds the events of the original texts, with nothing declared in them, to every date that a careful reading found; and
// looks for the two disagreements that are to be proposed. It prints places and dates, never text.
func TestOriginalDates(t *testing.T) {
	dir := os.Getenv("SEED_TEXTS")
	if dir == "" {
		t.Skip("SEED_TEXTS is not set: the original texts are not here, so their dates are not looked for")
	}
	data, err := os.ReadFile(filepath.Join("testdata", "originals-dates.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	inRoot(t)
	o := &options{seeds: dir, lists: "seeds"}
	l, _ := o.readLists()
	sources, _ := o.readSeeds(dir)
	heads, _ := o.readHeads(l)
	web, _, found := o.join(sources, heads, l)
	if finding.HasErrors(found) {
		t.Fatal("the original texts have errors")
	}
	var got []string
	for _, h := range web.Texts {
		for _, e := range h.Events {
			got = append(got, fmt.Sprintf("%s\t%d\t%s", filepath.Base(e.Passage.File)[:3], e.Passage.Line, e.Date.EDTF()))
		}
	}
	n := 0
	for want := range strings.Lines(string(data)) {
		if strings.HasPrefix(want, "#") {
			continue
		}
		n++
		if !slices.Contains(got, strings.TrimSpace(want)) {
			t.Errorf("missed: %s", want)
		}
	}
	t.Logf("%d dates were read, %d events are told", n, len(got))
	proposed := map[string]bool{}
	for _, f := range found {
		if f.ID == "sources-differ" {
			place := fmt.Sprintf("%s:%d", filepath.Base(f.Pos.File)[:3], f.Pos.Line)
			proposed[place] = true
			t.Log("proposed: ", place)
		}
	}
	if !proposed["003:11"] || !proposed["001:30"] {
		t.Error("the date of the meeting at 003:11, or always and often at 001:30, is not proposed as a disagreement")
	}
}
