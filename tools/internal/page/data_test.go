package page

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

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
			f(t, m, decode(t, m.files["data/reference.json"]).(map[string]any))
		})
	}
}

func decode(t *testing.T, words string) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(words))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", decode(t, string(schema))); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemaHolds(t *testing.T) {
	s := compiled(t)
	eachFolder(t, func(t *testing.T, m model, ref map[string]any) {
		if err := s.Validate(ref); err != nil {
			t.Errorf("reference.json: %v", err)
		}
		if m.files["data/schema.json"] != string(schema) {
			t.Errorf("schema.json is another than the one that is tested")
		}
	})
}

// contract is the fields of reference.json as the contract lists them: where, and what is there.
var contract = []struct{ at, fields string }{
	{at: "", fields: "schema edition sources names comparisons events cases questions quotations disagreements"},
	{at: "sources", fields: "id title author publisher date url"},
	{at: "names", fields: "id kind name also summary url mentions"},
	{at: "names.mentions", fields: "source line passage text"},
	{at: "comparisons", fields: "id title columns rows"},
	{at: "comparisons.rows", fields: "label cells"},
	{at: "comparisons.rows.cells", fields: "column clash items"},
	{at: "comparisons.rows.cells.items", fields: "text passages"},
	{at: "comparisons.rows.cells.items.passages", fields: "source line passage works"},
	{at: "events", fields: "date text names passages inferred"},
	{at: "events.passages", fields: "source line passage works"},
	{at: "cases", fields: "id facts events"},
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
var ours = map[string]string{"": "license"}

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
	ref := decode(t, ofFolder(t, folders["specimen"]).files["data/reference.json"])
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
	s := compiled(t)
	words := ofFolder(t, folders["specimen"]).files["data/reference.json"]
	for _, c := range contract {
		for _, field := range strings.Fields(c.fields) {
			ref := decode(t, words)
			delete(under(ref, c.at)[0], field)
			if s.Validate(ref) == nil {
				t.Errorf("%s without %s is valid", c.at, field)
			}
		}
		ref := decode(t, words)
		under(ref, c.at)[0]["more"] = "x"
		if s.Validate(ref) == nil {
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
		{name: "address that is not of the site", at: "names", field: "url", value: "https://x.example/"},
		{name: "no list", at: "names", field: "also", value: nil},
		{name: "inferred in words", at: "events", field: "inferred", value: "yes"},
		{name: "works by number", at: "events.passages", field: "works", value: []any{json.Number("1")}},
	} {
		ref := decode(t, words)
		under(ref, tc.at)[0][tc.field] = tc.value
		if s.Validate(ref) == nil {
			t.Errorf("%s is valid", tc.name)
		}
	}
}

// integer is how a number is written that the minifier keeps. Match: "12". Near-miss: "1e2", "1.0".
var integer = regexp.MustCompile(`^(?:0|-?[1-9][0-9]*)$`)

func TestNumbersAreIntegers(t *testing.T) {
	eachFolder(t, func(t *testing.T, m model, _ map[string]any) {
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

// TestIDs holds that whatever is named by its id is there: pages of names, columns, cases, speakers, names in events and values.
func TestIDs(t *testing.T) {
	eachFolder(t, func(t *testing.T, m model, ref map[string]any) {
		names := ids(ref, "names")
		known := func(what string, id any) {
			if !slices.Contains(names, id.(string)) {
				t.Errorf("%s %q is no name", what, id)
			}
		}
		for _, n := range under(ref, "names") {
			file := strings.Trim(n["url"].(string), "/") + ".md"
			if n["url"] == "/" {
				file = "_index.md"
			}
			if _, ok := m.files[file]; !ok {
				t.Errorf("name %s has the url %s, but no page %s", n["id"], n["url"], file)
			}
		}
		for _, at := range []string{"cases", "sources"} {
			for _, id := range ids(ref, at) {
				known(at, id)
			}
		}
		for _, at := range []string{"events", "cases.facts.values", "cases.events"} {
			for _, o := range under(ref, at) {
				for _, id := range o["names"].([]any) {
					known(at, id)
				}
			}
		}
		for _, q := range under(ref, "quotations") {
			if q["speaker"] != "" {
				known("speaker", q["speaker"])
			}
		}
		for _, c := range under(ref, "comparisons") {
			for _, id := range c["columns"].([]any) {
				known("column", id)
			}
			for _, row := range under(c, "rows") {
				var columns []any
				for _, cell := range row["cells"].([]any) {
					columns = append(columns, cell.(map[string]any)["column"])
				}
				if !slices.Equal(columns, c["columns"].([]any)) {
					t.Errorf("row %s has cells for %v, want %v", row["label"], columns, c["columns"])
				}
			}
		}
		for _, e := range append(under(ref, "events"), under(ref, "cases.events")...) {
			if _, err := when.Parse(e["date"].(string)); err != nil {
				t.Errorf("event %q: %v", e["text"], err)
			}
		}
	})
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

// TestTables reads every CSV as RFC 4180 has it, and as a spreadsheet would.
func TestTables(t *testing.T) {
	eachFolder(t, func(t *testing.T, m model, ref map[string]any) {
		tables := 0
		for _, p := range slices.Sorted(maps.Keys(m.files)) {
			if !strings.HasSuffix(p, ".csv") {
				continue
			}
			tables++
			rows := readTable(t, p, m.files[p])
			for _, column := range rows[0] {
				if !strings.Contains(m.files["data/index.md"], "| "+column+" |") {
					t.Errorf("%s: /data/ does not say what the column %s is", p, column)
				}
			}
		}
		if tables < 2 {
			t.Errorf("%d tables, want those of the timeline and of the comparison", tables)
		}
		if rows := readTable(t, "timeline.csv", m.files["timeline/timeline.csv"]); len(rows)-1 != len(under(ref, "events")) {
			t.Errorf("timeline.csv has %d rows, want one an event: %d", len(rows)-1, len(under(ref, "events")))
		}
		first := ref["comparisons"].([]any)[0]
		if rows := readTable(t, "compare.csv", m.files["compare/compare.csv"]); len(rows)-1 != len(under(first, "rows.cells.items.passages")) {
			t.Errorf("compare.csv has %d rows, want one an item and passage: %d", len(rows)-1, len(under(first, "rows.cells.items.passages")))
		}
	})
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
