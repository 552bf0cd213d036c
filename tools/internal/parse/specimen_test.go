package parse

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

var specimen = filepath.Join("..", "golden", "specimen")

// specimenLists are the specimen's own lists, with the site's settings.
func specimenLists(t testing.TB) *lists.Lists {
	t.Helper()
	files, found := read.Lists(filepath.Join("..", "..", "..", "config.toml"), filepath.Join(specimen, "seeds"), "")
	l, more := lists.From(files)
	for _, f := range append(found, more...) {
		t.Fatalf("%s: %s", f.Pos, f.Msg)
	}
	return l
}

// TestSpecimen holds the parser to the table that was written by hand beside the specimen, line by line.
func TestSpecimen(t *testing.T) {
	want := expected(t)
	l := specimenLists(t)
	sources, found := read.Seeds(filepath.Join(specimen, "seeds"))
	if len(sources) != len(want) || len(found) > 0 {
		t.Fatalf("read %d texts, want the %d of expected.md; found %v", len(sources), len(want), found)
	}
	for _, src := range sources {
		doc, found := Doc(clean.Text(src, nil), l)
		for _, f := range found {
			if f.Level == finding.Proposal { // one cell shows what is proposed
				continue
			}
			t.Errorf("%s: %s: %s", f.Pos, f.Level, f.Msg)
		}
		kinds := kindOf(doc)
		for _, line := range src.Lines {
			as := want[src.Path][line.No]
			if as == "" {
				as = book.Blank
			}
			if b := kinds[line.No]; b.As != as {
				t.Errorf("%s:%d: %s by %s, want %s", src.Path, line.No, b.As, b.Rule, as)
			}
		}
	}
}

var (
	expectedFile = regexp.MustCompile(`^## seeds/(\S+)$`)
	expectedLine = regexp.MustCompile(`^\| (\d+)(?:–(\d+))? \| (\w+) \|`)
)

// expected reads the tables of expected.md: path of a text → line → kind.
func expected(t *testing.T) map[string]map[int]book.As {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(specimen, "expected.md"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[int]book.As{}
	file := ""
	for _, line := range strings.Split(string(data), "\n") {
		if m := expectedFile.FindStringSubmatch(line); m != nil {
			file = m[1]
			out[file] = map[int]book.As{}
		}
		m := expectedLine.FindStringSubmatch(line)
		if m == nil || file == "" {
			continue
		}
		first, _ := strconv.Atoi(m[1])
		last, err := strconv.Atoi(m[2])
		if err != nil {
			last = first
		}
		for no := first; no <= last; no++ {
			out[file][no] = book.As(m[3])
		}
	}
	return out
}

// specimenDoc is one text of the specimen, read.
func specimenDoc(t *testing.T, path string) (*book.Doc, []finding.Finding) {
	t.Helper()
	src, _ := read.File(filepath.Join(specimen, "seeds", filepath.FromSlash(path)), path)
	return Doc(clean.Text(src, nil), specimenLists(t))
}

// blockAt is the block in which a line stands.
func blockAt(doc *book.Doc, no int) book.Block { return kindOf(doc)[no] }

func texts(runs []text.Run) string {
	var out []string
	for _, r := range runs {
		out = append(out, r.Text)
	}
	return strings.Join(out, "|")
}

// TestSpecimenTables holds what expected.md says of the cells.
func TestSpecimenTables(t *testing.T) {
	doc, _ := specimenDoc(t, "sources/coast-lights.txt")
	first, second := blockAt(doc, 50), blockAt(doc, 57)
	for _, tc := range []struct {
		name string
		cell func() book.Cell
		want string
		open bool
	}{
		{name: "semicolons", cell: func() book.Cell { return first.Rows[1][1] }, want: "Resident keepers|their families"},
		{name: "commas, and before the last", cell: func() book.Cell { return first.Rows[1][3] }, want: "Fishers|parish wardens|widows of the shore"},
		{name: "two words at the end", cell: func() book.Cell { return first.Rows[2][1] }, want: "Mark rock, reef and wreck"},
		{name: "etc.", cell: func() book.Cell { return first.Rows[2][3] }, want: "Bring boats home|warn of surf", open: true},
		{name: "comma in parentheses", cell: func() book.Cell { return first.Rows[3][1] }, want: "Whale oil|rape oil (after 1880, by order)|gas"},
		{name: "escaped pipe", cell: func() book.Cell { return first.Rows[3][3] }, want: "Driftwood|tallow | fish oil"},
		{name: "empty last cell", cell: func() book.Cell { return first.Rows[4][3] }, want: ""},
		{name: "without outer pipes", cell: func() book.Cell { return second.Rows[1][1] }, want: "Seen from afar|safe from the waves"},
		{name: "two names", cell: func() book.Cell { return second.Rows[2][1] }, want: "Gannet Rock Light|Old Meg"},
	} {
		if c := tc.cell(); texts(c.Items) != tc.want || c.Open != tc.open {
			t.Errorf("%s: %q, open %v, want %q, %v", tc.name, texts(c.Items), c.Open, tc.want, tc.open)
		}
	}
}

// TestSpecimenDossiers holds what expected.md says of labels and values.
func TestSpecimenDossiers(t *testing.T) {
	doc, _ := specimenDoc(t, "sources/coast-lights.txt")
	for _, tc := range []struct {
		line, fact int
		label      string
		want       string
	}{
		{line: 88, fact: 0, label: "The Keepers", want: "Ada Merrin, first keeper [@aldane-1911]|Tomas Oake, assistant in 1879|Jory Bell, clerk, later warden [@brisk-1934, p. 22]"},
		{line: 88, fact: 1, label: "The Builders", want: "The Morrow Lights Board|the Guild of Chandlers [@aldane-1911]"},
		{line: 88, fact: 2, label: "Lit", want: "March 4, 1871"},
		{line: 94, fact: 1, label: "Fuel", want: "Rape oil"},
		{line: 98, fact: 0, label: "Place", want: "Shingle Mouth"},
	} {
		f := blockAt(doc, tc.line).Facts[tc.fact]
		if f.Label.Text != tc.label || texts(f.Values) != tc.want {
			t.Errorf("line %d: %s holds %q, want %s with %q", tc.line, f.Label.Text, texts(f.Values), tc.label, tc.want)
		}
	}
}

// TestSpecimenDates holds what expected.md says of dates.
func TestSpecimenDates(t *testing.T) {
	doc, _ := specimenDoc(t, "sources/coast-lights.txt")
	for _, tc := range []struct {
		line     int
		want     string
		inferred bool
	}{
		{line: 64, want: "1871-03-04"}, {line: 69, want: "1881-24"}, {line: 73, want: "189X"}, {line: 76, want: "1902~", inferred: true},
		{line: 79, want: "1911-05"}, {line: 82, want: "1974/1977"},
	} {
		if b := blockAt(doc, tc.line); b.Date.EDTF() != tc.want || b.Inferred != tc.inferred {
			t.Errorf("line %d is %s, inferred %v, want %s, %v", tc.line, b.Date.EDTF(), b.Inferred, tc.want, tc.inferred)
		}
	}
}
