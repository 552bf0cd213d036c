package style

import (
	"testing"

	"github.com/golangci/misspell"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/lists"
)

// TestRulesAreFindings holds that each rule has a row in the table of findings, and that none holds unasked. How each fires is shown by its
// fixture in tools/concord/testdata/findings.
func TestRulesAreFindings(t *testing.T) {
	for _, r := range rules {
		if _, ok := finding.Lookup(r.id); !ok {
			t.Errorf("%s is in no table of findings", r.id)
		}
		if r.holds(lists.Style{}) {
			t.Errorf("%s holds although no settings ask for it", r.id)
		}
	}
}

func TestNoNoun(t *testing.T) {
	for title, want := range map[string]bool{
		"Does it work?": true, "How a workshop runs": true, "They met": true, "To the point": true, "It is done.": true, "Stop!": true, "why": true,
		"History of the idea": false, "Doers": false, "Track 1.5": false, "Talks of the U.S.": false, "Whole-of-society approach": false, "Islands": false, "Evidence that it works": false,
	} {
		if got := noNoun.MatchString(title); got != want {
			t.Errorf("%q is no noun phrase: %v, want %v", title, got, want)
		}
	}
}

func TestOpensSentence(t *testing.T) {
	for before, want := range map[string]bool{"": true, "It was. ": true, "So? ": true, "the ": false, "the (": false} {
		if got := opensSentence(before); got != want {
			t.Errorf("after %q a sentence opens: %v, want %v", before, got, want)
		}
	}
}

// TestDictionary holds that the dictionary is pairs, as we read it.
func TestDictionary(t *testing.T) {
	if len(misspell.DictAmerican)%2 != 0 || british()["organisation"] != "organization" || british()["organization"] != "" {
		t.Errorf("dictionary has %d words, and organization for %q", len(misspell.DictAmerican), british()["organisation"])
	}
}
