package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/finding"
)

// TestOriginalDates holds the events of the original texts, with nothing declared in them, to every date that a careful reading found; and
// the disagreements that are proposed to those that were judged, the two that must be found among them. It prints places and dates, never text.
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
	judged(t, found)
}

// otherPlace is where the second account of a proposed disagreement stands. Match: "000_ab.txt:4:1 says otherwise".
var otherPlace = regexp.MustCompile(`(\d{3})_\w+\.txt:(\d+):\d+ says otherwise`)

// judged holds the proposed disagreements to the list of those that a person judged, and logs how many of them are true.
func judged(t *testing.T, found []finding.Finding) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("tools", "concord", "testdata", "originals-quarrels.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	right := 0
	for line := range strings.Lines(string(data)) {
		if row := strings.Split(line, "\t"); !strings.HasPrefix(line, "#") {
			want = append(want, row[0]+" "+row[1])
			if row[2] == "true" {
				right++
			}
		}
	}
	for _, f := range found {
		if m := otherPlace.FindStringSubmatch(f.Msg); f.ID == "sources-differ" && m != nil {
			got = append(got, fmt.Sprintf("%s:%d %s:%s", filepath.Base(f.Pos.File)[:3], f.Pos.Line, m[1], m[2]))
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("proposed are %q, judged were %q: judge what is new, take out what is gone", got, want)
	}
	t.Logf("%d disagreements are proposed, %d of them true", len(got), right)
}
