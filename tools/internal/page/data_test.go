package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// eachFolder runs f over every folder of seed texts, with its reference.json as a program reads it.
func eachFolder(t *testing.T, f func(t *testing.T, m model, ref map[string]any)) {
	for name, dir := range folders {
		t.Run(name, func(t *testing.T) {
			m := ofFolder(t, dir)
			f(t, m, golden.Value(t, m.files["data/reference.json"]).(map[string]any))
		})
	}
}

// eachAndHostile is eachFolder, and a folder of texts that are nothing but attacks.
func eachAndHostile(t *testing.T, f func(t *testing.T, m model, ref map[string]any)) {
	eachFolder(t, f)
	t.Run("hostile", func(t *testing.T) {
		m := ofHostile(t)
		f(t, m, golden.Value(t, m.files["data/reference.json"]).(map[string]any))
	})
}

func ofHostile(t *testing.T) model {
	t.Helper()
	if m, ok := made["hostile"]; ok {
		return m
	}
	dir := t.TempDir()
	for i, h := range golden.HostileList {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("h%02d.txt", i)), []byte(golden.HostileText(h.Words)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	made["hostile"] = ofFolder(t, dir)
	return made["hostile"]
}

func TestSchemaHolds(t *testing.T) {
	validate := golden.Schema(t, referenceSchema)
	eachAndHostile(t, func(t *testing.T, m model, ref map[string]any) {
		if err := validate(ref); err != nil {
			t.Errorf("reference.json: %v", err)
		}
		if m.files["data/schema.json"] != string(referenceSchema) {
			t.Errorf("schema.json is another than the one that is tested")
		}
	})
}

// contract is the fields of reference.json as the contract lists them: where, and what is there. Texts, and passages of names and cases, are ours.
var contract = []struct{ at, fields string }{
	{at: "", fields: "schema edition sources names comparisons events cases questions quotations disagreements"},
	{at: "sources", fields: "id title author publisher date url"},
	{at: "names", fields: "id kind name also summary url mentions"},
	{at: "names.mentions", fields: "source line passage text"},
	{at: "names.passages", fields: "source line passage works"},
	{at: "comparisons", fields: "id title columns rows"},
	{at: "comparisons.rows", fields: "label cells"},
	{at: "comparisons.rows.cells", fields: "column clash items"},
	{at: "comparisons.rows.cells.items", fields: "text passages"},
	{at: "comparisons.rows.cells.items.passages", fields: "source line passage works"},
	{at: "events", fields: "date text names passages inferred"},
	{at: "events.passages", fields: "source line passage works"},
	{at: "cases", fields: "id facts events"},
	{at: "cases.passages", fields: "source line passage works"},
	{at: "texts", fields: "id file url"},
	{at: "cases.facts", fields: "label values"},
	{at: "cases.facts.values", fields: "text names passages"},
	{at: "cases.facts.values.passages", fields: "source line passage works"},
	{at: "cases.events", fields: "date text names passages inferred"},
	{at: "questions", fields: "question answer passages"},
	{at: "questions.passages", fields: "source line passage works"},
	{at: "quotations", fields: "text speaker passages"},
	{at: "quotations.passages", fields: "source line passage works"},
	{at: "disagreements", fields: "about accounts"},
	{at: "disagreements.accounts", fields: "says passages"},
	{at: "disagreements.accounts.passages", fields: "source line passage works"},
}

// ours are fields that the contract does not name.
var ours = map[string]string{"": "license texts", "names": "passages", "events": "decade", "cases": "name date decade columns passages", "cases.events": "decade",
	"disagreements": "id", "comparisons.rows": "name"}

// under is every object at a place of the reference.
func under(v any, at string) []map[string]any {
	if list, ok := v.([]any); ok {
		var out []map[string]any
		for _, e := range list {
			out = append(out, under(e, at)...)
		}
		return out
	}
	object, _ := v.(map[string]any)
	first, rest, _ := strings.Cut(at, ".")
	switch {
	case object == nil:
		return nil
	case at == "":
		return []map[string]any{object}
	}
	return under(object[first], rest)
}

// TestContractFields walks the contract's list over the texts that have every structure: each field is there, and no other.
func TestContractFields(t *testing.T) {
	ref := golden.Value(t, ofFolder(t, folders["specimen"]).files["data/reference.json"])
	for _, c := range contract {
		objects := under(ref, c.at)
		if len(objects) == 0 {
			t.Errorf("%s: the specimen has none", c.at)
		}
		want := slices.Sorted(slices.Values(strings.Fields(c.fields + " " + ours[c.at])))
		for _, o := range objects {
			if got := slices.Sorted(maps.Keys(o)); !slices.Equal(got, want) {
				t.Fatalf("%s: has %v, want %v", c.at, got, want)
			}
		}
	}
}

// TestSchemaRefuses starts from a reference that holds and breaks one thing.
func TestSchemaRefuses(t *testing.T) {
	validate := golden.Schema(t, referenceSchema)
	words := ofFolder(t, folders["specimen"]).files["data/reference.json"]
	for _, c := range contract {
		for _, field := range strings.Fields(c.fields + " " + ours[c.at]) {
			ref := golden.Value(t, words)
			delete(under(ref, c.at)[0], field)
			if validate(ref) == nil {
				t.Errorf("%s without %s is valid", c.at, field)
			}
		}
		ref := golden.Value(t, words)
		under(ref, c.at)[0]["more"] = "x"
		if validate(ref) == nil {
			t.Errorf("%s with a field more is valid", c.at)
		}
	}
	for _, tc := range []struct {
		name, at, field string
		value           any
	}{
		{name: "line of a fraction", at: "events.passages", field: "line", value: json.Number("1.5")},
		{name: "line 0", at: "events.passages", field: "line", value: json.Number("0")},
		{name: "line in words", at: "names.mentions", field: "line", value: "7"},
		{name: "passage id without its mark", at: "events.passages", field: "passage", value: "3f9c2a1b"},
		{name: "passage id of other letters", at: "quotations.passages", field: "passage", value: "p-xxxxxxxx"},
		{name: "passage id of a mention", at: "names.mentions", field: "passage", value: "x"},
		{name: "date in words", at: "events", field: "date", value: "October 1960"},
		{name: "date of month 13", at: "cases.events", field: "date", value: "1960-13"},
		{name: "no date", at: "events", field: "date", value: ""},
		{name: "date of a work in words", at: "sources", field: "date", value: "in press"},
		{name: "decade that is a year", at: "events", field: "decade", value: "1961"},
		{name: "id with a space", at: "names", field: "id", value: "ada marsh"},
		{name: "id of a disagreement that is a passage's", at: "disagreements", field: "id", value: "p-3f9c2a1b"},
		{name: "address of a work that runs", at: "sources", field: "url", value: "javascript:alert(1)"},
		{name: "event from nowhere", at: "events", field: "passages", value: []any{}},
		{name: "item from nowhere", at: "comparisons.rows.cells.items", field: "passages", value: []any{}},
		{name: "empty spelling", at: "names", field: "also", value: []any{""}},
		{name: "address that is not of the site", at: "names", field: "url", value: "https://x.example/"},
		{name: "no list", at: "names", field: "also", value: nil},
		{name: "inferred in words", at: "events", field: "inferred", value: "yes"},
		{name: "works by number", at: "events.passages", field: "works", value: []any{json.Number("1")}},
	} {
		ref := golden.Value(t, words)
		under(ref, tc.at)[0][tc.field] = tc.value
		if validate(ref) == nil {
			t.Errorf("%s is valid", tc.name)
		}
	}
}

// integer is how a number is written that the minifier keeps. Match: "12". Near-miss: "1e2", "1.0".
var integer = regexp.MustCompile(`^(?:0|-?[1-9][0-9]*)$`)

func TestNumbersAreIntegers(t *testing.T) {
	eachAndHostile(t, func(t *testing.T, m model, _ map[string]any) {
		numbers := 0
		for _, p := range slices.Sorted(maps.Keys(m.files)) {
			if !strings.HasSuffix(p, ".json") {
				continue
			}
			d := json.NewDecoder(strings.NewReader(m.files[p]))
			d.UseNumber()
			for {
				token, err := d.Token()
				if err != nil {
					break
				}
				if n, ok := token.(json.Number); ok {
					numbers++
					if !integer.MatchString(n.String()) {
						t.Errorf("%s: number %s is no integer", p, n)
					}
				}
			}
		}
		if numbers == 0 {
			t.Errorf("no number was found")
		}
	})
}

// passageID is the address of a passage.
var passageID = regexp.MustCompile(`^p-[0-9a-f]{8}(?:-[2-9][0-9]*|-1[0-9]+)?$`)

// TestPassages follows every passage of the reference to the page where it stands, and its works to the sources.
func TestPassages(t *testing.T) {
	eachFolder(t, func(t *testing.T, m model, ref map[string]any) {
		sources := ids(ref, "sources")
		var all []map[string]any
		for _, c := range contract {
			if strings.HasSuffix(c.at, "passages") || c.at == "names.mentions" {
				all = append(all, under(ref, c.at)...)
			}
		}
		for _, p := range all {
			at := fmt.Sprintf("%s:%s %s", p["source"], p["line"], p["passage"])
			if !passageID.MatchString(p["passage"].(string)) {
				t.Errorf("%s: id has another form", at)
			}
			var line int
			fmt.Sscan(fmt.Sprint(p["line"]), &line)
			file := m.pageOf(p["source"].(string), line)
			if !strings.Contains(m.files[file], "[¶](#"+p["passage"].(string)+")") {
				t.Errorf("%s: page %q has no such anchor", at, file)
			}
			works, _ := p["works"].([]any)
			for _, w := range works {
				if !slices.Contains(sources, w.(string)) {
					t.Errorf("%s: work %s is no source", at, w)
				}
			}
		}
		if len(all) == 0 {
			t.Errorf("no passage was found")
		}
	})
}

func ids(ref any, at string) []string {
	var out []string
	for _, o := range under(ref, at) {
		out = append(out, o["id"].(string))
	}
	return out
}

// values are the strings of a field of every object at a place, those of a list each; an empty one is none.
func values(ref any, at, field string) []string {
	var out []string
	for _, o := range under(ref, at) {
		list, ok := o[field].([]any)
		if !ok {
			list = []any{o[field]}
		}
		for _, v := range list {
			if v != "" {
				out = append(out, v.(string))
			}
		}
	}
	return out
}

// references are the fields that name something of the reference by its id: where they are, and where that is.
var references = []struct{ at, field, to string }{
	{at: "sources", field: "id", to: "names"},
	{at: "cases", field: "id", to: "names"},
	{at: "cases", field: "columns", to: "names"},
	{at: "cases.facts.values", field: "names", to: "names"},
	{at: "cases.events", field: "names", to: "names"},
	{at: "events", field: "names", to: "names"},
	{at: "quotations", field: "speaker", to: "names"},
	{at: "comparisons.rows.cells", field: "clash", to: "disagreements"},
}

// dangling is what a schema cannot see: ids that name nothing or two things, cells that are not those of the columns, dates that no
// calendar has.
func dangling(ref any) []string {
	var out []string
	all := slices.Clone(references)
	for _, c := range contract {
		if strings.HasSuffix(c.at, "passages") {
			all = append(all, struct{ at, field, to string }{c.at, "works", "sources"})
		}
		if strings.HasSuffix(c.at, "passages") || c.at == "names.mentions" {
			all = append(all, struct{ at, field, to string }{c.at, "source", "texts"})
		}
	}
	for _, r := range all {
		known := ids(ref, r.to)
		for _, id := range values(ref, r.at, r.field) {
			if !slices.Contains(known, id) {
				out = append(out, fmt.Sprintf("%s.%s: %s is not among %s", r.at, r.field, id, r.to))
			}
		}
	}
	for _, at := range []string{"texts", "sources", "names", "comparisons", "cases", "disagreements"} {
		if all := slices.Sorted(slices.Values(ids(ref, at))); len(slices.Compact(slices.Clone(all))) != len(all) {
			out = append(out, at+": an id comes twice")
		}
	}
	for _, c := range under(ref, "comparisons") {
		for _, row := range under(c, "rows") {
			if got := values(row, "cells", "column"); !slices.Equal(got, values(c, "", "columns")) {
				out = append(out, fmt.Sprintf("comparisons: row %s has cells for %v", row["label"], got))
			}
			named := values(c, "", "columns") // the names: of the columns, or where these are labels, of the row
			if name := row["name"].(string); name != "" {
				named = []string{name}
			}
			for _, id := range named {
				if !slices.Contains(ids(ref, "names"), id) {
					out = append(out, fmt.Sprintf("comparisons: row %s names %s", row["label"], id))
				}
			}
		}
	}
	for _, at := range []string{"events", "cases.events", "cases", "sources"} {
		for _, date := range values(ref, at, "date") {
			if _, err := when.Parse(date); err != nil {
				out = append(out, fmt.Sprintf("%s.date: %v", at, err))
			}
		}
	}
	return out
}

// TestNothingDangles holds every reference to its own ids, and every name to its page.
func TestNothingDangles(t *testing.T) {
	eachAndHostile(t, func(t *testing.T, m model, ref map[string]any) {
		for _, d := range dangling(ref) {
			t.Error(d)
		}
		for _, url := range append(values(ref, "names", "url"), values(ref, "texts", "url")...) {
			file := strings.Trim(url, "/") + ".md"
			if url == "/" {
				file = "_index.md"
			}
			if _, ok := m.files[file]; !ok {
				t.Errorf("the url %s has no page %s", url, file)
			}
		}
	})
}

// TestDangling starts from a reference that holds and breaks one id or date: each is found where it is.
func TestDangling(t *testing.T) {
	words := ofFolder(t, folders["specimen"]).files["data/reference.json"]
	for _, tc := range append(slices.Clone(references), []struct{ at, field, to string }{
		{at: "events.passages", field: "works"}, {at: "events.passages", field: "source"}, {at: "names.mentions", field: "source"}, {at: "names.passages", field: "source"},
		{at: "events", field: "date"}, {at: "cases", field: "date"}, {at: "sources", field: "date"}}...) {
		ref := golden.Value(t, words)
		o := under(ref, tc.at)[0]
		if o[tc.field] = any("1961-02-29"); tc.field == "works" || tc.field == "names" || tc.field == "columns" {
			o[tc.field] = []any{"1961-02-29"}
		}
		found := dangling(ref)
		if !slices.ContainsFunc(found, func(d string) bool { return strings.HasPrefix(d, tc.at+"."+tc.field+": ") }) {
			t.Errorf("%s.%s with a wrong value: found %q", tc.at, tc.field, found)
		}
	}
	for _, at := range []string{"texts", "names", "disagreements"} {
		ref := golden.Value(t, words).(map[string]any)
		list := ref[at].([]any)
		ref[at] = append(list, list[0])
		if !slices.Contains(dangling(ref), at+": an id comes twice") {
			t.Errorf("%s: an id that comes twice is not found", at)
		}
	}
	ref := golden.Value(t, words)
	row := under(ref, "comparisons.rows")[0]
	row["cells"] = row["cells"].([]any)[1:]
	if len(dangling(ref)) == 0 {
		t.Errorf("a row that lacks a cell is not found")
	}
}

// aside is what a line has and its plain words have not.
var aside = regexp.MustCompile(`\[[^\[\]]*@[^\[\]]*\]|\]\([^()]*\)`)

// TestMentionsStandInTheirLines follows each mention to the lines that it names.
func TestMentionsStandInTheirLines(t *testing.T) {
	eachFolder(t, func(t *testing.T, m model, ref map[string]any) {
		checked := 0
		for _, p := range under(ref, "names.mentions") {
			var line int
			fmt.Sscan(fmt.Sprint(p["line"]), &line)
			lines := m.linesAt(p["source"].(string), line)
			if strings.HasSuffix(p["source"].(string), ".yaml") {
				for _, e := range m.web.Entries {
					if e.Lead != nil && e.Lead.Seed == p["source"] && e.Lead.Line == line {
						lines = parse.PlainOf(e.Summary)
					}
				}
			}
			checked++
			if got := text.Key(aside.ReplaceAllString(lines, "")); !strings.Contains(got, text.Key(p["text"].(string))) {
				t.Errorf("%s:%d does not say %q", p["source"], line, p["text"])
			}
		}
		if checked == 0 {
			t.Errorf("no mention was found")
		}
	})
}

// TestTables reads every CSV as RFC 4180 has it, and as a spreadsheet would: a row for each object of reference.json, and the codebook says
// what each column is.
func TestTables(t *testing.T) {
	eachAndHostile(t, func(t *testing.T, m model, ref map[string]any) {
		for _, p := range slices.Sorted(maps.Keys(m.files)) {
			if !strings.HasSuffix(p, ".csv") {
				continue
			}
			for _, column := range readTable(t, p, m.files[p])[0] {
				if !strings.Contains(m.files["data/codebook/index.md"], "\n| "+column+" |") {
					t.Errorf("%s: the codebook does not say what the column %s is", p, column)
				}
			}
		}
		for _, table := range tables {
			rows := readTable(t, table.file, m.files["data/"+table.file])
			if want := len(under(ref, table.each)); len(rows)-1 != want {
				t.Errorf("%s has %d rows, want one for each of %s: %d", table.file, len(rows)-1, table.each, want)
			}
		}
		if m.files["timeline/timeline.csv"] != m.files["data/events.csv"] {
			t.Errorf("timeline.csv is not events.csv")
		}
		rows := 0
		for p, words := range m.files {
			if strings.HasSuffix(p, "/compare.csv") {
				rows += len(readTable(t, p, words)) - 1
			}
		}
		if want := len(readTable(t, "comparisons.csv", m.files["data/comparisons.csv"])) - 1; rows != want {
			t.Errorf("the tables of comparisons have %d rows, comparisons.csv has %d", rows, want)
		}
	})
}

// TestCells lays an invented reference flat.
func TestCells(t *testing.T) {
	passage := PassageRow{"log", 7, "p-3f9c2a1b", []string{"a-1", "b-2"}}
	second := PassageRow{"map", 9, "p-4f9c2a1b", []string{"c-3"}}
	r := Reference{
		Names:  []nameRow{{ID: "elm", Kind: "person", Also: []string{"a; b", `c\d`}, Mentions: []mentionRow{{}, {}}}},
		Cases:  []caseRow{{ID: "fire", Facts: []factRow{{Label: "Parties", Values: []valueRow{{Text: "=1", Names: []string{"elm"}, Passages: []PassageRow{passage, second}}}}}}},
		Events: []eventRow{{Date: "1901", Inferred: true}},
	}
	for _, tc := range []struct {
		file string
		want []string
	}{
		{"names.csv", []string{"elm", "person", "", `a\; b; c\\d`, "", "", "2", "", "", "", ""}},
		{"facts.csv", []string{"fire", "Parties", "=1", "elm", "log; map", "7; 9", "p-3f9c2a1b; p-4f9c2a1b", "a-1; b-2; c-3"}},
		{"events.csv", []string{"1901", "", "yes", "", "", "", "", "", ""}},
	} {
		if got := tableNamed(tc.file).rows(r)[1]; !slices.Equal(got, tc.want) {
			t.Errorf("%s: row is %q, want %q", tc.file, got, tc.want)
		}
	}
}

// TestDataPage holds /data/ to its files: each is listed, with its size as it is published.
func TestDataPage(t *testing.T) {
	eachFolder(t, func(t *testing.T, m model, _ map[string]any) {
		page := m.files["data/_index.md"]
		for p := range m.files {
			name, ok := strings.CutPrefix(p, "data/")
			if ok && !strings.Contains(name, "/") && !strings.HasPrefix(name, "cite.") && name != "_index.md" && !strings.Contains(page, "| ["+name+"]("+name+") |") {
				t.Errorf("/data/ does not list %s", name)
			}
		}
		letter := regexp.MustCompile(`COUNTIF\((.):`).FindStringSubmatch(page)[1]
		if head := readTable(t, "cases.csv", m.files["data/cases.csv"])[0]; head[letter[0]-'A'] != "decade" {
			t.Errorf("the example counts column %s of %v", letter, head)
		}
	})
}

// TestSize says sizes as people do.
func TestSize(t *testing.T) {
	for n, want := range map[int]string{0: "0 bytes", 999: "999 bytes", 1499: "1 KB", 269762: "270 KB", 999_499: "999 KB", 999_999: "1.0 MB", 1_250_000: "1.3 MB"} {
		m := &maker{files: []File{{"x.csv", make([]byte, n)}}}
		if got := m.size("x.csv"); got != want {
			t.Errorf("%d bytes are %q, want %q", n, got, want)
		}
	}
	m := &maker{files: []File{{"x.json", []byte("{\n \"a\": 1\n}\n")}}}
	if got := m.size("x.json"); got != "7 bytes" {
		t.Errorf("JSON is %q, want it without its spaces", got)
	}
}

// TestDataPackage holds datapackage.json to the standard's shape and to the tables.
func TestDataPackage(t *testing.T) {
	id := regexp.MustCompile(`^[-A-Za-z0-9._]+$`)
	types := []string{"string", "integer", "boolean", "list"}
	eachAndHostile(t, func(t *testing.T, m model, ref map[string]any) {
		var p dataPackage
		d := json.NewDecoder(strings.NewReader(m.files["data/datapackage.json"]))
		d.DisallowUnknownFields()
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		if !id.MatchString(p.Name) || p.Version != ref["edition"] || len(p.Licenses) != 1 || !id.MatchString(p.Licenses[0].Name) || p.Licenses[0].Title != ref["license"] {
			t.Errorf("package is %q of edition %q, license %v", p.Name, p.Version, p.Licenses)
		}
		if len(p.Resources) != len(tables) {
			t.Errorf("package has %d tables, want %d", len(p.Resources), len(tables))
		}
		for _, r := range p.Resources {
			data, ok := m.files["data/"+r.Path]
			if !ok || !id.MatchString(r.Name) || r.Bytes != len(data) || r.Hash != fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(data))) {
				t.Errorf("%s: file is not as the package says: %+v", r.Path, r)
			}
			rows := readTable(t, r.Path, data)
			for i, f := range r.Schema.Fields {
				if f.Name != rows[0][i] || !slices.Contains(types, f.Type) || f.Description == "" {
					t.Errorf("%s: column %d is %s, package has %+v", r.Path, i, rows[0][i], f)
				}
				pattern := regexp.MustCompile(f.Constraints.Pattern)
				for _, row := range rows[1:] {
					if err := fits(f, pattern, strings.TrimPrefix(row[i], "'")); err != nil {
						t.Errorf("%s: %v", r.Path, err)
					}
				}
			}
			if len(r.Schema.Fields) != len(rows[0]) {
				t.Errorf("%s: package has %d fields, want %d", r.Path, len(r.Schema.Fields), len(rows[0]))
			}
		}
	})
}

// numbers is a list of line numbers. Match: "7; 9". Near-miss: "7;9".
var numbers = regexp.MustCompile(`^[0-9]+(; [0-9]+)*$`)

// fits holds a cell to what the package says of its column.
func fits(f dataField, pattern *regexp.Regexp, cell string) error {
	switch {
	case cell == "" && !f.Constraints.Required:
	case cell == "":
		return fmt.Errorf("%s is empty, and required", f.Name)
	case f.Type == "list":
		if f.ItemType == "integer" && !numbers.MatchString(cell) {
			return fmt.Errorf("%s is no list of numbers: %q", f.Name, cell)
		}
	case f.Type == "integer" && !integer.MatchString(cell), f.Type == "boolean" && cell != "yes" && cell != "no",
		!pattern.MatchString(cell):
		return fmt.Errorf("%s is no %s: %q", f.Name, f.Title, cell)
	}
	return nil
}

// readTable reads a CSV strictly: UTF-8 without a mark, a head, as many fields in each row, nothing that runs.
func readTable(t *testing.T, name, words string) [][]string {
	t.Helper()
	if !utf8.ValidString(words) || strings.HasPrefix(words, "\ufeff") || !strings.HasSuffix(words, "\n") || strings.Contains(words, "\r") {
		t.Errorf("%s: is no plain UTF-8 with a line feed at each end", name)
	}
	rows, err := csv.NewReader(strings.NewReader(words)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s: %d rows, %v", name, len(rows), err)
	}
	for i, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
				t.Errorf("%s: row %d has a cell that a spreadsheet would run: %q", name, i, cell)
			}
		}
	}
	return rows
}

// TestHostileTables puts every hostile word into a table: it comes out as words.
func TestHostileTables(t *testing.T) {
	m := &maker{}
	var want []string
	rows := [][]string{{"a", "b"}}
	for _, h := range golden.HostileList {
		want = append(want, h.Words)
		rows = append(rows, []string{h.Words, "x"})
	}
	m.csv("x.csv", rows)
	got, err := csv.NewReader(bytes.NewReader(m.files[0].Data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, words := range want {
		if cell := strings.TrimPrefix(got[i+1][0], "'"); cell != words {
			t.Errorf("%q comes out as %q", words, cell)
		}
		if strings.ContainsAny(got[i+1][0][:1], "=+-@\t\r\n") {
			t.Errorf("%q is a formula", got[i+1][0])
		}
	}
}
