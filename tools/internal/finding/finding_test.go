package finding

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/text"
)

func TestTable(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	sentence := regexp.MustCompile(`^\p{Lu}.*\.$`)
	for i, r := range Table {
		if i > 0 && Table[i-1].ID >= r.ID {
			t.Errorf("%s stands after %s, want ids in the order of the alphabet, each once", r.ID, Table[i-1].ID)
		}
		if !kebab.MatchString(r.ID) {
			t.Errorf("id %q is not in kebab case", r.ID)
		}
		if !sentence.MatchString(r.Means) {
			t.Errorf("%s means %q, want a sentence", r.ID, r.Means)
		}
		if r.Hint == "" || strings.ContainsAny(r.Hint, "\n\r") {
			t.Errorf("%s has the hint %q, want one line", r.ID, r.Hint)
		}
		if n := len(strings.Fields(r.Lesson)); n < 30 || n > 120 || !sentence.MatchString(r.Lesson) || strings.Count(r.Lesson, "`")%2 > 0 {
			t.Errorf("%s has a lesson of %d words, want a paragraph of 30 to 120, its backquotes in pairs", r.ID, n)
		}
	}
}

func TestLookup(t *testing.T) {
	if r, ok := Lookup("bad-date"); !ok || r.Level != Error {
		t.Errorf("Lookup(bad-date) = %v, %v", r, ok)
	}
	if _, ok := Lookup("no-such-id"); ok {
		t.Error("Lookup finds an id that is not in the table")
	}
}

func TestNewWithUnknownID(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("New makes a finding whose id is not in the table")
		}
	}()
	New("no-such-id", text.Pos{}, "x")
}

func at(file string, line, col int) text.Pos { return text.Pos{File: file, Line: line, Col: col} }

// TestNewKeepsOneLine holds that what a text says cannot break out of its line, nor turn its direction.
func TestNewKeepsOneLine(t *testing.T) {
	f := New("bad-date", at("x", 1, 1), "%s", "a\nb\r\nc\x1b[2Jd\u2028e\u202ef").WithHint("%s", "g\nh\x00")
	for _, got := range []string{f.Msg, f.Hint} {
		if strings.ContainsAny(got, "\n\r\x1b\x00\u2028\u202e") {
			t.Errorf("%q is not one plain line", got)
		}
	}
	if f.Hint != "g h " || New("bad-date", at("x", 1, 1), "x").Hint == "" {
		t.Errorf("hint is %q; a hint of its own stands in for that of the table", f.Hint)
	}
}

// TestSort shuffles findings in order and wants them back, each once.
func TestSort(t *testing.T) {
	want := []Finding{
		{ID: "bad-id", Level: Error, Pos: at("a", 0, 0)},
		{ID: "empty-text", Level: Warning, Pos: at("a", 1, 0)},
		{ID: "bad-id", Level: Error, Pos: at("a", 2, 9)},
		{ID: "bad-date", Level: Error, Pos: at("a", 10, 1), Msg: "x"},
		{ID: "bad-id", Level: Error, Pos: at("a", 10, 1), Msg: "x"},
		{ID: "bad-id", Level: Error, Pos: at("a", 10, 1), Msg: "y", Hint: "1"},
		{ID: "bad-id", Level: Error, Pos: at("a", 10, 1), Msg: "y", Hint: "2"},
		{ID: "empty-text", Level: Warning, Pos: at("a", 10, 1), Msg: "a"},
		{ID: "any", Level: Proposal, Pos: at("a", 10, 1), Msg: "a"},
		{ID: "bad-id", Level: Error, Pos: at("b", 1, 1)},
	}
	given := append(slices.Clone(want), want[3], want[8])
	slices.Reverse(given)
	before := slices.Clone(given)
	if got := Sort(given); !slices.Equal(got, want) {
		t.Errorf("Sort gives %v, want %v", got, want)
	}
	if !slices.Equal(given, before) {
		t.Error("Sort changes what it was given")
	}
}

func TestWorst(t *testing.T) {
	p, w, e := Finding{Level: Proposal}, Finding{Level: Warning}, Finding{Level: Error}
	for _, tc := range []struct {
		name   string
		fs     []Finding
		worst  Level
		any    bool
		errors bool
	}{
		{name: "none", worst: Proposal},
		{name: "proposal", fs: []Finding{p}, worst: Proposal, any: true},
		{name: "warning", fs: []Finding{p, w}, worst: Warning, any: true},
		{name: "error", fs: []Finding{w, e, p}, worst: Error, any: true, errors: true},
	} {
		worst, any := Worst(tc.fs)
		if worst != tc.worst || any != tc.any || HasErrors(tc.fs) != tc.errors {
			t.Errorf("%s: %v, %v, errors %v", tc.name, worst, any, HasErrors(tc.fs))
		}
	}
}

// printed is what a printer says of findings.
func printed(t *testing.T, fs ...Finding) (plain, github, jsonText string) {
	t.Helper()
	var a, b, c strings.Builder
	for _, err := range []error{Text(&a, fs, Style{}), GitHub(&b, fs), JSON(&c, fs)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return a.String(), b.String(), c.String()
}

func TestText(t *testing.T) {
	got, _, _ := printed(t,
		Finding{ID: "table-width", Level: Error, Pos: at("seeds/x.txt", 41, 7), Msg: "row has 5 cells, header has 6", Hint: "Mend the row."},
		Finding{ID: "empty-text", Level: Warning, Pos: at("seeds/y.txt", 0, 0), Msg: "text has no line"})
	want := "seeds/x.txt:41:7: error: row has 5 cells, header has 6 [table-width]\n    Mend the row.\nseeds/y.txt: warning: text has no line [empty-text]\n"
	if got != want {
		t.Errorf("printed\n%swant\n%s", got, want)
	}
}

// TestTextKeepsOneLine holds that a file's name cannot begin a line of the log, where CI would read it as a command.
func TestTextKeepsOneLine(t *testing.T) {
	got, _, _ := printed(t, Finding{ID: "bad-id", Level: Error, Pos: at("seeds/x\n::stop-commands::y.txt", 1, 1), Msg: "m"})
	if strings.Count(got, "\n") != 1 {
		t.Errorf("printed %q, want one line", got)
	}
}

func TestGitHub(t *testing.T) {
	for _, tc := range []struct {
		name string
		f    Finding
		want string
	}{
		{name: "plain", f: Finding{ID: "bad-id", Level: Error, Pos: at("seeds/x.txt", 3, 7), Msg: "id has no letters"},
			want: "::error file=seeds/x.txt,line=3,col=7,title=bad-id::id has no letters\n"},
		{name: "levels and hint", f: Finding{ID: "a", Level: Proposal, Pos: at("x", 1, 1), Msg: "m", Hint: "h"},
			want: "::notice file=x,line=1,col=1,title=a::m%0Ah\n"},
		{name: "unknown place", f: Finding{ID: "a", Level: Warning, Pos: at("x", 0, 0), Msg: "m"},
			want: "::warning file=x,line=1,col=1,title=a::m\n"},
		{name: "newline in the message", f: Finding{ID: "a", Level: Error, Pos: at("x", 1, 1), Msg: "m\n::set-output name=a::b\r\n::stop"},
			want: "::error file=x,line=1,col=1,title=a::m%0A::set-output name=a::b%0D%0A::stop\n"},
		{name: "an escape of an escape", f: Finding{ID: "a", Level: Error, Pos: at("x", 1, 1), Msg: "100%0A"},
			want: "::error file=x,line=1,col=1,title=a::100%250A\n"},
		{name: "file name that sets properties", f: Finding{ID: "a", Level: Error, Pos: at("x,line=9::y\n%2C", 1, 1), Msg: "m, n: o"},
			want: "::error file=x%2Cline=9%3A%3Ay%0A%252C,line=1,col=1,title=a::m, n: o\n"},
	} {
		_, got, _ := printed(t, tc.f)
		if got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestJSON(t *testing.T) {
	_, _, none := printed(t)
	if strings.TrimSpace(none) != "[]" {
		t.Errorf("no findings print as %q, want []", none)
	}
	_, _, got := printed(t, Finding{ID: "bad-id", Level: Error, Pos: at("x.txt", 3, 7), Msg: "a \"b\" <c>\n\u2028", Hint: "h"})
	var rows []map[string]any
	if err := json.Unmarshal([]byte(got), &rows); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{"id": "bad-id", "level": "error", "file": "x.txt", "line": 3.0, "col": 7.0, "message": "a \"b\" <c>\n\u2028", "hint": "h"} {
		if rows[0][key] != want {
			t.Errorf("%s is %v, want %v", key, rows[0][key], want)
		}
	}
	if !strings.Contains(got, "<c>") {
		t.Error("JSON escapes HTML, which nobody asked for")
	}
}
