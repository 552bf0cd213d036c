package page

import (
	"bytes"
	"cmp"
	"encoding/json"
	"path"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/schema"
)

// referenceSchema is the JSON Schema of reference.json.
var referenceSchema = schema.Of("Reference",
	"A reference made by concord: what its texts say, each statement with its place and works. Dates are EDTF. Numbers are integers.", Reference{})

// data writes the page /data/, the codebook below it, and the files beside it.
func (m *maker) data() {
	r := m.reference()
	m.json("data/reference.json", r)
	m.files = append(m.files, File{"data/schema.json", referenceSchema}, File{"data/findings.schema.json", schema.Findings},
		File{"data/explain.schema.json", schema.Explain}, File{"data/diff.schema.json", schema.Diff})
	laid := map[string][][]string{}
	for _, t := range tables {
		laid[t.file] = t.rows(r)
		m.csv("data/"+t.file, laid[t.file])
	}
	m.json("data/datapackage.json", m.dataPackage())
	m.codebook(laid)
	m.dataPage(laid)
}

// dataPage lists every file: what it holds and how large it is, and how it is used.
func (m *maker) dataPage(laid map[string][][]string) {
	s := m.sheet("data/_index.md", "data", "Data")
	s.meta.summary = "The whole reference as files, for a spreadsheet or a program."
	s.para("Every row and every statement says where it comes from: which text, which line, which works. [The codebook](codebook/index.md) says what each field means. " +
		m.edition())
	s.heading(2, "For a spreadsheet")
	s.line("| File | What it holds | Rows | Size |\n| --- | --- | --- | --- |")
	for _, t := range tables {
		s.line("| [%s](%s) | %s | %d | %s |", t.file, t.file, t.holds, len(laid[t.file])-1, m.size("data/"+t.file))
	}
	s.gap()
	s.para("The first row has the names of the fields. The same tables of [events](../timeline/timeline.csv) and of each comparison stand beside their pages.")
	s.heading(2, "For a program")
	s.line("| File | What it holds | Size |\n| --- | --- | --- |")
	for _, f := range programFiles {
		s.line("| [%s](%s) | %s | %s |", f.name, f.name, f.holds, m.size("data/"+f.name))
	}
	s.gap()
	m.examples(s)
	s.done()
}

// programFiles are the files of /data/ that are no tables.
var programFiles = []struct{ name, holds string }{
	{"reference.json", "all of it in one file: texts, sources, names with their mentions, comparisons, events, cases, questions, quotations, disagreements"},
	{"schema.json", "the JSON Schema of reference.json"},
	{"datapackage.json", "a Data Package: what the tables are, with their edition, license and fields"},
	{"timeline-drawing.schema.json", "the JSON Schema of [the drawing of the timeline](../timeline/drawing.json)"},
	{"map-drawing.schema.json", "the JSON Schema of [the map of the columns](../map.json) on the home page"},
	{"strip-drawing.schema.json", "the JSON Schema of [the drawing of when cases began](../strip.json) there"},
	{"path-drawing.schema.json", "the JSON Schema of `path.json` beside the page of each case: what is dated in it"},
	{"participants-drawing.schema.json", "the JSON Schema of `drawing.json` beside the page of each case: who took part"},
	{"findings.schema.json", "the JSON Schema of what `concord check --format json` prints"},
	{"explain.schema.json", "the JSON Schema of what `concord explain --json` prints"},
	{"diff.schema.json", "the JSON Schema of what `concord diff --format json` prints"},
}

// examples writes what can be done with the files.
func (m *maker) examples(s *sheet) {
	cases := tableNamed("cases.csv")
	at := slices.IndexFunc(cases.columns(), func(c column) bool { return c.Name == "decade" })
	letter := string(rune('A' + at))
	s.heading(2, "Examples")
	s.para("**Count cases by decade in a spreadsheet.** Open [cases.csv](cases.csv). Column " + letter + " has the decade. In an empty cell, write:")
	s.code(`=COUNTIF(` + letter + `:` + letter + `, "1990s")`)
	s.para("**Count them in Python.** Save the file first.")
	s.code("import collections, csv\n" + `print(collections.Counter(case["decade"] for case in csv.DictReader(open("cases.csv", encoding="utf-8"))))`)
	s.para("**Count them in R.**")
	s.code(`cases <- read.csv("cases.csv", encoding = "UTF-8")` + "\ntable(cases$decade)")
	s.para("**List dates and names of cases with jq.** Save [reference.json](reference.json) first.")
	s.code(`jq -r '.cases[] | [.date, .name] | @tsv' reference.json`)
}

// code writes lines of code. They are ours: no text can end them.
func (s *sheet) code(lines string) { s.para("```\n" + lines + "\n```") }

// edition says which edition the data are of, and under which license.
func (m *maker) edition() string {
	l := m.web.Lists
	license := Escape(l.License)
	if l.LicenseURL != "" {
		license = "[" + license + "](" + inLink.Replace(l.LicenseURL) + ")"
	}
	return "Edition " + Escape(l.Edition) + ", license " + license + "."
}

// size is the size of a file in words, as it is published: JSON without its spaces.
func (m *maker) size(file string) string {
	i := slices.IndexFunc(m.files, func(f File) bool { return f.Path == file })
	data := m.files[i].Data
	var small bytes.Buffer
	if path.Ext(file) == ".json" && json.Compact(&small, data) == nil {
		data = small.Bytes()
	}
	return Size(len(data))
}

// json adds a data file. Numbers are integers, so that the minifier keeps them.
func (m *maker) json(path string, v any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(true) // the file may be pasted into a page
	enc.SetIndent("", " ")
	if err := enc.Encode(v); err != nil {
		panic(err) // our own types always encode
	}
	m.files = append(m.files, File{path, b.Bytes()})
}

// kindOf is what values a column has, in a word or two.
func (c column) kindOf() string {
	switch {
	case c.Of != nil:
		return "number"
	case c.many:
		return c.Form.Name + ", several"
	}
	return c.Form.Name
}

// filled is how many rows have a value in a column, and an example: the shortest value.
func filled(rows [][]string, column int) (n int, example string) {
	for _, row := range rows {
		if cell := row[column]; cell != "" {
			n++
			if example == "" || len(cell) < len(example) {
				example = cell
			}
		}
	}
	return n, cmp.Or(cut(strings.Join(strings.Fields(example), " "), maxExample), "—")
}

// maxExample is how many bytes of an example are shown.
const maxExample = 60
