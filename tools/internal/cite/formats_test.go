package cite

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/lists"
)

// entry is what a strict reader of BibTeX or RIS finds in an entry.
type entry struct {
	kind, key string
	fields    map[string][]string
}

// readBib reads BibTeX as strictly as it can be read: nothing between entries, each field in braces that close, each once.
func readBib(src string) ([]entry, error) {
	var out []entry
	for src = strings.TrimSpace(src); src != ""; src = strings.TrimSpace(src) {
		m := regexp.MustCompile(`^@([a-z]+)\{([a-z0-9-]+)`).FindStringSubmatch(src)
		if m == nil {
			return out, fmt.Errorf("no entry begins at %.40q", src)
		}
		e := entry{m[1], m[2], map[string][]string{}}
		src = src[len(m[0]):]
		for !strings.HasPrefix(src, "\n}") {
			m := regexp.MustCompile(`^,\n  ([a-z]+) = \{`).FindStringSubmatch(src)
			if m == nil {
				return out, fmt.Errorf("no field begins at %.40q", src)
			}
			value, rest, err := group(src[len(m[0]):])
			if err != nil || e.fields[m[1]] != nil {
				return out, fmt.Errorf("field %s stands twice or %v", m[1], err)
			}
			e.fields[m[1]], src = []string{value}, rest
		}
		out, src = append(out, e), src[2:]
	}
	return out, nil
}

// group is what stands up to the brace that closes: BibTeX counts braces, and backslashes mean nothing to it.
func group(s string) (value, rest string, err error) {
	depth := 1
	for i, r := range s {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		case '\n':
			return "", "", fmt.Errorf("value has a line end: %q", s[:i])
		}
		if depth == 0 {
			return s[:i], s[i+1:], nil
		}
	}
	return "", "", fmt.Errorf("value does not end: %.40q", s)
}

// untex is the words that TeX would set.
func untex(s string) string {
	for strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}") {
		s = s[1 : len(s)-1]
	}
	return strings.NewReplacer(`\textbackslash{}`, `\`, `\textbraceleft{}`, `{`, `\textbraceright{}`, `}`, `\textasciitilde{}`, `~`,
		`\textasciicircum{}`, `^`, `\%`, `%`, `\&`, `&`, `\$`, `$`, `\#`, `#`, `\_`, `_`).Replace(s)
}

// readRIS reads RIS strictly: every line is a tag, entries begin with TY and end with ER.
func readRIS(src string) ([]entry, error) {
	var out []entry
	open := false
	for line := range strings.SplitSeq(src, "\n") {
		m := regexp.MustCompile(`^([A-Z][A-Z0-9])  - (.*)$`).FindStringSubmatch(line)
		switch {
		case line == "" && !open:
		case m == nil || open == (m[1] == "TY"):
			return out, fmt.Errorf("line is out of place: %q", line)
		case m[1] == "TY":
			open, out = true, append(out, entry{kind: m[2], fields: map[string][]string{}})
		case m[1] == "ER":
			open = false
		default:
			e := &out[len(out)-1]
			e.fields[m[1]] = append(e.fields[m[1]], m[2])
		}
	}
	return out, nil
}

var fisher = lists.Work{
	Key: "fisher-2020", Type: "article-journal", Title: "Transfer of Effects: 50% & more", Container: "Journal of Tides", Volume: "36", Issue: "4",
	Authors: []lists.Agent{{Family: "Fisher", Given: "Ronald J.", Suffix: "Jr."}, {Family: "Gogh", Given: "Vincent", Particle: "van"}, {Literal: "Peace and War Board"},
		{Family: "Sand and Sons", Given: "Al"}, {Family: "Plato"}},
	Page: "441-455", Issued: "2020-10-02", DOI: "10.1111/tide.123", URL: "https://journal.example/a_b?x=1&y=%20#z",
}

func TestBibTeX(t *testing.T) {
	const want = `@article{fisher-2020,
  author = {Fisher, Jr., Ronald J. and van Gogh, Vincent and {Peace and War Board} and {Sand and Sons}, Al and {Plato}},
  title = {{Transfer of Effects: 50\% \& more}},
  journal = {Journal of Tides},
  volume = {36},
  number = {4},
  pages = {441--455},
  year = {2020},
  month = {10},
  doi = {10.1111/tide.123},
  url = {https://journal.example/a_b?x=1&y=%20#z}
}
`
	if got := string(BibTeX([]lists.Work{fisher})); got != want {
		t.Errorf("file is (- want, + got)\n%s", golden.Diff(want, got))
	}
}

func TestRIS(t *testing.T) {
	const want = `TY  - JOUR
ID  - fisher-2020
AU  - Fisher, Ronald J., Jr.
AU  - van Gogh, Vincent
AU  - Peace and War Board
AU  - Sand and Sons, Al
AU  - Plato
TI  - Transfer of Effects: 50% & more
T2  - Journal of Tides
VL  - 36
IS  - 4
SP  - 441
EP  - 455
PY  - 2020
DA  - 2020/10/02/
DO  - 10.1111/tide.123
UR  - https://journal.example/a_b?x=1&y=%20#z
ER  - 

`
	if got := string(RIS([]lists.Work{fisher})); got != want {
		t.Errorf("file is (- want, + got)\n%s", golden.Diff(want, got))
	}
}

// TestCSLComesBack reads CSL-JSON as references.yaml is read, JSON being YAML: the same work.
func TestCSLComesBack(t *testing.T) {
	for _, issued := range []string{"2020-10-02", "2020-10", "2020", "1998/1999-12", ""} {
		w := fisher
		w.Issued, w.Accessed = issued, "2021-05-03"
		l, found := lists.From(lists.Files{References: lists.File{Name: "r", Text: string(CSL([]lists.Work{w}))}})
		if len(found) > 0 || len(l.Works) != 1 {
			t.Fatalf("file cannot be read back: %v", found)
		}
		got := l.Works[0]
		got.Pos, got.Last = w.Pos, w.Last
		if !reflect.DeepEqual(got, w) {
			t.Errorf("work comes back as\n%+v, want\n%+v", got, w)
		}
	}
}

// TestDates holds that no form makes a date sharper than it is.
func TestDates(t *testing.T) {
	for _, tc := range []struct{ edtf, bib, ris, csl string }{
		{"1901", "{1901}", "1901", `{"date-parts":[[1901]]}`},
		{"1981-24", "{1981}", "1981", `{"literal":"winter 1981–1982"}`},
		{"1957~", "{about 1957}", "about 1957", `{"literal":"about 1957"}`},
		{"196X", "{1960s}", "1960s", `{"literal":"1960s"}`},
		{"1998/1999", "{1998–1999}", "1998–1999", `{"date-parts":[[1998],[1999]]}`},
		{"1960/..", "{since 1960}", "since 1960", `{"literal":"since 1960"}`},
		{"[1986,1987]", "{1986 or 1987}", "1986 or 1987", `{"literal":"1986 or 1987"}`},
	} {
		works := []lists.Work{{Key: "x", Type: "book", Title: "Lamps", Issued: tc.edtf}}
		bib, ris := string(BibTeX(works)), string(RIS(works))
		csl, err := json.Marshal(cslDateOf(tc.edtf))
		if !strings.Contains(bib, "year = "+tc.bib) || !strings.Contains(ris, "\nPY  - "+tc.ris+"\n") || string(csl) != tc.csl || err != nil {
			t.Errorf("%s is written as\n%s%s%s", tc.edtf, bib, ris, csl)
		}
	}
}

// TestHostile puts every hostile word, and what attacks these forms, wherever a work has words: it comes out as words, in one entry.
func TestHostile(t *testing.T) {
	for _, r := range append(slices.Clone(golden.HostileList), golden.Hostile{Attacks: "a line of its own", Words: "Words\nER  - \n\nTY  - BOOK\r\n}\n\n@book{evil,\n"}) {
		w := hostileWork(r.Words)
		want := oneLine(r.Words)

		bib, err := readBib(string(BibTeX([]lists.Work{w, fisher})))
		if err != nil || len(bib) != 2 || bib[0].key != "x" || untex(bib[0].fields["title"][0]) != want || untex(bib[0].fields["note"][0]) != want {
			t.Errorf("%s: BibTeX reads back as %q, %v", r.Attacks, bib, err)
		}
		ris, err := readRIS(string(RIS([]lists.Work{w, fisher})))
		if err != nil || len(ris) != 2 || !slices.Equal(ris[0].fields["TI"], []string{want}) || !slices.Equal(ris[0].fields["N1"], []string{want}) {
			t.Errorf("%s: RIS reads back as %q, %v", r.Attacks, ris, err)
		}
		var csl []cslItem
		if err := json.Unmarshal(CSL([]lists.Work{w, fisher}), &csl); err != nil || len(csl) != 2 || csl[0].Title != r.Words {
			t.Errorf("%s: CSL-JSON reads back as %+v, %v", r.Attacks, csl, err)
		}
	}
}

func hostileWork(words string) lists.Work {
	return lists.Work{Key: "x", Type: "book", Title: words, Container: words, Publisher: words, Place: words, Note: words, Edition: words, Volume: words,
		Page: words, Genre: words, Issued: words, DOI: words, URL: words, Event: words, Number: words,
		Authors: []lists.Agent{{Literal: words}, {Family: words, Given: words, Suffix: words, Particle: words}}}
}
