package lists

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

const config = `baseURL = "https://x.example/"
title = "Lights"
[params]
edition = "2026-01"
[params.kinds.person]
folder = "people"
name = "Person"
plural = "People"
role = "agent"
schema = "Person"
[params.kinds.track]
folder = "tracks"
name = "Track"
plural = "Tracks"
role = "column"
[params.kinds.page]
folder = ""
name = "Page"
role = "page"
[params.kinds.case]
folder = "cases"
name = "Case"
role = "case"
[[params.facets]]
id = "track"
name = "Track"
role = "column"
says = "Each of %s."
[params.columns.track-1]
line = "solid"
mark = "1"
[params.numbered]
words = ["Track", "Level"]
[params.numbered.forms]
"1.5" = ["1.5", "1½"]
"2" = ["2", "II", "Two"]
`

const names = `# People
- id: ada-marsh
  kind: person
  name: Ada Marsh
  also: [Marsh, {text: Ada, where: [elm-fire, elm]}]
  summary: "Ada Marsh kept the light. [@reed-1901]"

- id: track-2
  kind: track
  name: Track 2
  case: any
`

const references = `- id: reed-1901
  type: book
  title: Tides
  author: [{family: Reed, given: Tom, suffix: Jr.}, {literal: Elm Board}]
  issued: {date-parts: [[1901, 5, 2]]}
  URL: https://x.example/tides
  custom: {kind: scholar, extent: whole}
- id: oak-1899
  type: report
  title: Lamps
  issued: {date-parts: [[1898], [1899, 12]]}
`

const compares = `- id: lights
  title: Lights compared
  columns: [track-1, track-2]
  rows:
    - label: Purpose
      same: [Aim]
      cues: [aims to]
  tables: {"coast:57": track-2}
`

const labels = `- label: Parties
  same: [The Players]
  role: parties
  holds: list
  single: true
`

const exceptions = `- line: seeds/x.txt:3
  finding: bad-date
  reason: It stands so in the book.
`

// good is a set of lists without a mistake.
func good() Files {
	return Files{Config: File{"config.toml", config}, Names: File{"names.yaml", names}, References: File{"references.yaml", references},
		Compare: File{"compare.yaml", compares}, Labels: File{"labels.yaml", labels}, Exceptions: File{"exceptions.yaml", exceptions}}
}

func TestGoodLists(t *testing.T) {
	l, found := From(good())
	for _, f := range found {
		t.Errorf("%s: %s", f.Pos, f.Msg)
	}
	if len(l.Names) != 2 || len(l.Works) != 2 || len(l.Specs) != 1 || len(l.Labels) != 1 || len(l.Exceptions) != 1 || len(l.Kinds) != 4 {
		t.Fatalf("%d names, %d works, %d comparisons, %d labels, %d exceptions, %d kinds", len(l.Names), len(l.Works), len(l.Specs), len(l.Labels), len(l.Exceptions), len(l.Kinds))
	}
	ada := l.Names[0]
	if ada.ID != "ada-marsh" || ada.Kind.Role != book.Agent || ada.Pos.Line != 2 || len(ada.Also) != 2 || ada.Also[0].Text != "Marsh" {
		t.Errorf("ada is %+v", ada)
	}
	if a := ada.Also[1]; a.Text != "Ada" || !slices.Equal(a.Where, []string{"elm-fire", "elm"}) || a.Pos.Line != 5 {
		t.Errorf("the alias with a place is %+v", a)
	}
	if at := strings.Index(ada.Summary.Text, "[@"); ada.Summary.Pos(at) != (text.Pos{File: "names.yaml", Line: 6, Col: 39}) {
		t.Errorf("the citation of the summary stands at %v", ada.Summary.Pos(at))
	}
	if l.Names[1].Match != "any" || l.Title != "Lights" || l.Columns["track-1"].Mark != "1" {
		t.Errorf("names %+v, settings %+v", l.Names[1], l.Config)
	}
}

func TestGoodWorks(t *testing.T) {
	l, _ := From(good())
	w, ok := l.Work("reed-1901")
	if !ok || w.Issued != "1901-05-02" || w.Kind != "scholar" || w.Extent != "whole" || strings.Join(Names(w.Authors), "; ") != "Tom Reed Jr.; Elm Board" {
		t.Errorf("work is %+v", w)
	}
	if w, _ := l.Work("oak-1899"); w.Issued != "1898/1899-12" {
		t.Errorf("two lists of date parts make %q, want an interval", w.Issued)
	}
	if _, ok := l.Work("reed"); ok {
		t.Error("part of a key finds a work")
	}
}

func TestGoodRest(t *testing.T) {
	l, _ := From(good())
	s := l.Specs[0]
	if s.ID != "lights" || s.Rows[0].Cues[0] != "aims to" || s.Rows[0].Same[0] != "Aim" || s.Tables["coast:57"] != "track-2" || !slices.Equal(s.Columns, []string{"track-1", "track-2"}) {
		t.Errorf("comparison is %+v", s)
	}
	for _, words := range []string{"Parties", "parties", "The players"} {
		if x, ok := l.Label(words); !ok || x.Holds != "list" || !x.Single || x.Role != "parties" {
			t.Errorf("label %q is %+v, %v", words, x, ok)
		}
	}
	if _, ok := l.Label("Players"); ok {
		t.Error("part of a label finds it")
	}
	if e := l.Exceptions[0]; e.Line != "seeds/x.txt:3" || e.Finding != "bad-date" || e.Reason == "" {
		t.Errorf("exception is %+v", e)
	}
}

func TestMissingListsAreEmpty(t *testing.T) {
	l, found := From(Files{Config: File{"config.toml", config}})
	if len(found) > 0 || len(l.Names)+len(l.Works)+len(l.Specs)+len(l.Labels)+len(l.Exceptions) > 0 {
		t.Errorf("lists that are not there give %v", found)
	}
	for _, words := range []string{"# only a comment\n", "---\n", "[]\n", "\n"} {
		if _, found := From(Files{Config: File{"config.toml", config}, Names: File{"names.yaml", words}}); len(found) > 0 {
			t.Errorf("list %q gives %v", words, found)
		}
	}
}

// TestOneThingBroken begins with good lists, breaks one thing, and wants the finding at its place.
func TestOneThingBroken(t *testing.T) {
	for _, tc := range []struct {
		name     string
		in       func(*Files) *File
		old, new string // what is replaced in the list
		id       string
		at       string // line:col; a line alone holds only the line
	}{
		{name: "name without kind", in: namesOf, old: "  kind: person\n", id: "bad-list", at: "2"},
		{name: "name without id", in: namesOf, old: "- id: ada-marsh\n  kind", new: "- kind", id: "bad-list", at: "2"},
		{name: "unknown kind", in: namesOf, old: "kind: person", new: "kind: ship", id: "unknown-name", at: "3:9"},
		{name: "id with capitals", in: namesOf, old: "ada-marsh", new: "Ada-Marsh", id: "bad-id", at: "2:7"},
		{name: "id that climbs", in: namesOf, old: "ada-marsh", new: "../ada", id: "bad-id", at: "2:7"},
		{name: "id of Hugo", in: namesOf, old: "ada-marsh", new: "index", id: "bad-id", at: "2:7"},
		{name: "id of Windows", in: namesOf, old: "ada-marsh", new: "con", id: "bad-id", at: "2:7"},
		{name: "id too long", in: namesOf, old: "ada-marsh", new: strings.Repeat("a", 101), id: "bad-id", at: "2:7"},
		{name: "misspelled property", in: namesOf, old: "  summary:", new: "  sumary:", id: "unknown-property", at: "6:3"},
		{name: "alias without words", in: namesOf, old: "[Marsh,", new: `["",`, id: "bad-list", at: "5:10"},
		{name: "alias with a misspelled property", in: namesOf, old: "where:", new: "were:", id: "unknown-property", at: "5:29"},
		{name: "case of no known form", in: namesOf, old: "case: any", new: "case: lower", id: "bad-list", at: "11:9"},
		{name: "entry that is a word", in: namesOf, old: "# People\n", new: "- Ada\n", id: "bad-list", at: "1:3"},
		{name: "list that is a mapping", in: exceptionsOf, old: exceptions, new: "line: x\n", id: "bad-list", at: "1"},
		{name: "list that is a word", in: exceptionsOf, old: exceptions, new: "nothing\n", id: "bad-list", at: "1:1"},
		{name: "second document", in: namesOf, old: "\n- id: track-2", new: "---\n- id: track-2", id: "bad-list", at: "8"},
		{name: "property twice", in: namesOf, old: "  name: Ada Marsh\n", new: "  name: Ada Marsh\n  name: Ada\n", id: "bad-list", at: "5:3"},
		{name: "quotation mark not closed", in: namesOf, old: `reed-1901]"`, new: "reed-1901]", id: "bad-list", at: "6:12"},
		{name: "tab as indentation", in: namesOf, old: "  kind: person", new: "\tkind: person", id: "bad-list", at: "3"},
		{name: "work without type", in: worksOf, old: "  type: book\n", id: "bad-list", at: "1"},
		{name: "work with an odd key", in: worksOf, old: "reed-1901", new: "Reed 1901", id: "bad-id", at: "1:7"},
		{name: "two works with one key", in: worksOf, old: "oak-1899", new: "reed-1901", id: "duplicate-id", at: "8"},
		{name: "work with a script as address", in: worksOf, old: "https://x.example/tides", new: "javascript:alert(1)", id: "bad-list", at: "6:8"},
		{name: "work with an address that breaks out", in: worksOf, old: "https://x.example/tides", new: `'https://x.example/"><b>'`, id: "bad-list", at: "6:8"},
		{name: "misspelled CSL property", in: worksOf, old: "  title: Tides", new: "  titel: Tides", id: "unknown-property", at: "3:3"},
		{name: "label that holds something else", in: labelsOf, old: "holds: list", new: "holds: words", id: "bad-list", at: "4:10"},
		{name: "label twice", in: labelsOf, old: "[The Players]", new: "[The Players, parties]", id: "duplicate-id", at: "1"},
		{name: "label that is single in another word", in: labelsOf, old: "single: true", new: "single: often", id: "bad-list", at: "5:11"},
		{name: "comparison without columns", in: comparesOf, old: "  columns: [track-1, track-2]\n", id: "bad-list", at: "1"},
		{name: "comparison with an odd id", in: comparesOf, old: "id: lights", new: "id: Lights", id: "bad-id", at: "1:7"},
		{name: "row without label", in: comparesOf, old: "- label: Purpose\n      same", new: "- same", id: "bad-list", at: "5"},
		{name: "comparison of each nobody knows what", in: comparesOf, old: "  rows:", new: "  each: Ships\n  rows:", id: "bad-list", at: "1"},
		{name: "comparison that has two kinds of rows", in: comparesOf, old: "  rows:", new: "  each: case\n  rows:", id: "bad-list", at: "1"},
		{name: "comparison of some of nothing", in: comparesOf, old: "  rows:", new: "  of: [track-1]\n  rows:", id: "bad-list", at: "4:7"},
		{name: "exception without reason", in: exceptionsOf, old: "  reason: It stands so in the book.\n", id: "bad-list", at: "1"},
		{name: "exception with two places", in: exceptionsOf, old: "- line", new: "- text: It stands.\n  line", id: "bad-list", at: "1"},
		{name: "exception without a place", in: exceptionsOf, old: "- line: seeds/x.txt:3\n  finding", new: "- finding", id: "bad-list", at: "1"},
		{name: "settings that are no TOML", in: configOf, old: "title = ", new: "title ", id: "bad-list", at: "2"},
		{name: "role that nothing knows", in: configOf, old: `role = "case"`, new: `role = "ship"`, id: "bad-list", at: ""},
		{name: "facet with an odd id", in: configOf, old: `id = "track"`, new: `id = "by/track"`, id: "bad-list", at: ""},
		{name: "facet twice", in: configOf, old: "[[params.facets]]", new: "[[params.facets]]\nid = \"track\"\nname = \"T\"\nrole = \"t\"\nsays = \"%s\"\n[[params.facets]]", id: "bad-list", at: ""},
		{name: "facet without a role", in: configOf, old: `role = "column"
says`, new: "says", id: "bad-list", at: ""},
		{name: "facet that does not say its value", in: configOf, old: "Each of %s.", new: "Each.", id: "bad-list", at: ""},
	} {
		files := good()
		f := tc.in(&files)
		broken := strings.Replace(f.Text, tc.old, tc.new, 1)
		if broken == f.Text {
			t.Fatalf("%s: nothing was replaced", tc.name)
		}
		f.Text = broken
		_, found := From(files)
		if !slices.ContainsFunc(found, func(x finding.Finding) bool { return x.ID == tc.id && standsAt(x.Pos, f.Name, tc.at) }) {
			t.Errorf("%s: found %v, want %s at %s:%s", tc.name, found, tc.id, f.Name, tc.at)
		}
	}
}

func configOf(f *Files) *File     { return &f.Config }
func namesOf(f *Files) *File      { return &f.Names }
func worksOf(f *Files) *File      { return &f.References }
func comparesOf(f *Files) *File   { return &f.Compare }
func labelsOf(f *Files) *File     { return &f.Labels }
func exceptionsOf(f *Files) *File { return &f.Exceptions }

func standsAt(p text.Pos, file, at string) bool {
	line, col := fmt.Sprint(p.Line), fmt.Sprintf("%d:%d", p.Line, p.Col)
	return p.File == file && (at == "" || at == line || at == col)
}

func TestSafeURL(t *testing.T) {
	for in, want := range map[string]bool{
		"": true, "https://x.example/a?b=c#d": true, "http://x.example": true,
		"javascript:alert(1)": false, "//x.example": false, "data:text/html,x": false, "ftp://x.example": false, "x.example": false,
		"https://x.example/ b": false, "https://x.example/\"": false, "https://x.example/<b>": false, "HTTPS://x.example": false,
	} {
		if got := safeURL(in); got != want {
			t.Errorf("safeURL(%q) = %v, want %v", in, got, want)
		}
	}
}
