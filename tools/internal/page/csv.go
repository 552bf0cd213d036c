package page

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/schema"
)

// table is a table of /data/ for spreadsheets: a part of reference.json, laid flat.
type table struct {
	file  string
	holds string // what a row is
	each  string // the list that has a row for each of its objects, by the fields that lead there
	has   string // its columns: fields of that object, else of the nearest one around it; a dot leads on to those inside it
}

// place are the columns that say where a row comes from.
const place = " source line passage works"

// within are the same columns of an object that has a list of passages.
const within = " passages.source passages.line passages.passage passages.works"

// tables are the tables of /data/. Their columns are called and described as the fields are.
var tables = []table{
	{"cases.csv", "one row for each case", "cases", "id name date decade columns" + within},
	{"facts.csv", "one row for each value of a case’s facts", "cases.facts.values", "id label text names" + within},
	{"events.csv", "one row for each dated event", "events", "date decade inferred text names" + within},
	{"names.csv", "one row for each name: everything with a page", "names", "id kind name also summary url mentions" + within},
	{"comparisons.csv", "one row for each item of a comparison and each passage that says it", "comparisons.rows.cells.items.passages", "id label name column clash text" + place},
	{"quotations.csv", "one row for each quotation", "quotations", "text speaker" + within},
	{"disagreements.csv", "one row for each side of a disagreement", "disagreements.accounts", "id about says" + within},
	{"sources.csv", "one row for each work, which is its own source", "sources", "id title author publisher date url"},
}

// column is a column of a table: the field it shows, and whether a cell may hold several values.
type column struct {
	schema.Field
	path []string // from the object where it is found
	up   int      // how many objects that is above the one that has the row
	many bool
}

// columns finds the columns of a table.
func (t table) columns() []column {
	types := []reflect.Type{reflect.TypeFor[Reference]()}
	for name := range strings.SplitSeq(t.each, ".") {
		f, _ := fieldNamed(types[0], name)
		types = append([]reflect.Type{f.Of}, types...)
	}
	var out []column
	for path := range strings.FieldsSeq(t.has) {
		out = append(out, columnAt(types, strings.Split(path, ".")))
	}
	return out
}

// columnAt finds a column in the nearest of the types that has it.
func columnAt(types []reflect.Type, path []string) column {
	for up, in := range types {
		f, ok := fieldNamed(in, path[0])
		if !ok {
			continue
		}
		c := column{Field: f, path: path, up: up, many: f.List && f.Of == nil}
		for _, name := range path[1:] {
			c.Field, _ = fieldNamed(f.Of, name)
			c.many = true
		}
		return c
	}
	panic("page: no field " + strings.Join(path, "."))
}

func fieldNamed(t reflect.Type, name string) (schema.Field, bool) {
	for _, f := range schema.Fields(t) {
		if f.Name == name {
			return f, true
		}
	}
	return schema.Field{}, false
}

// rows is a table of v, with its head. above are the objects around v, the nearest first.
func (t table) rows(r Reference) [][]string {
	columns := t.columns()
	head := []string{}
	for _, c := range columns {
		head = append(head, c.Name)
	}
	out := [][]string{head}
	walk(strings.Split(t.each, "."), []reflect.Value{reflect.ValueOf(r)}, func(objects []reflect.Value) {
		row := []string{}
		for _, c := range columns {
			row = append(row, c.cell(objects[c.up]))
		}
		out = append(out, row)
	})
	return out
}

// walk calls f for each object at the end of a path, with all objects on the way, the last first.
func walk(path []string, objects []reflect.Value, f func([]reflect.Value)) {
	if len(path) == 0 {
		f(objects)
		return
	}
	list := valueOf(objects[0], path[0])
	for i := range list.Len() {
		walk(path[1:], append([]reflect.Value{list.Index(i)}, objects...), f)
	}
}

// valueOf is the value of a field, by the name that data give it.
func valueOf(object reflect.Value, name string) reflect.Value {
	for i := range object.NumField() {
		if object.Type().Field(i).Tag.Get("json") == name {
			return object.Field(i)
		}
	}
	panic("page: no field " + name)
}

// cell is what a column shows of an object: a value, several, or how many objects a list has.
func (c column) cell(object reflect.Value) string {
	v := valueOf(object, c.path[0])
	switch {
	case len(c.path) == 1 && c.List && c.Of != nil:
		return itoa(v.Len())
	case !c.many:
		return plainValue(v)
	}
	var values []string
	for i := range v.Len() {
		values = append(values, c.values(v.Index(i))...)
	}
	return strings.Join(values, parted)
}

// values are the values of an element of a list: itself, or those of its field.
func (c column) values(v reflect.Value) []string {
	if len(c.path) == 1 {
		return []string{inList.Replace(plainValue(v))}
	}
	v = valueOf(v, c.path[1])
	if v.Kind() != reflect.Slice {
		return []string{inList.Replace(plainValue(v))}
	}
	var out []string
	for i := range v.Len() {
		out = append(out, inList.Replace(plainValue(v.Index(i))))
	}
	return out
}

func plainValue(v reflect.Value) string {
	if v.Kind() == reflect.Bool {
		return map[bool]string{true: "yes", false: "no"}[v.Bool()]
	}
	return fmt.Sprint(v.Interface())
}

// parted is what stands between several values of a cell; a semicolon inside one has a backslash before it, and so has a backslash.
const parted = "; "

var inList = strings.NewReplacer(`\`, `\\`, `;`, `\;`)

// tableNamed is the table of a file.
func tableNamed(file string) table {
	for _, t := range tables {
		if t.file == file {
			return t
		}
	}
	panic("page: no table " + file)
}

// timelineData writes the events as CSV and JSON.
func (m *maker) timelineData() {
	events := []eventRow{}
	for _, h := range m.web.Happenings {
		events = append(events, m.eventRowOf(h))
	}
	m.csv("timeline/timeline.csv", tableNamed("events.csv").rows(Reference{Events: events}))
	m.json("timeline/timeline.json", events)
}

// comparisonData writes a comparison as CSV and JSON.
func (m *maker) comparisonData(dir string, c *book.Comparison) {
	r := comparisonRowOf(c)
	m.csv(dir+"compare.csv", tableNamed("comparisons.csv").rows(Reference{Comparisons: []comparisonRow{r}}))
	m.json(dir+"compare.json", r)
}

// csv adds a table for spreadsheets. A cell that one of them would run as a formula begins with an apostrophe.
func (m *maker) csv(path string, rows [][]string) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range rows {
		for i, cell := range row {
			row[i] = inert(cell)
		}
		_ = w.Write(row) // a buffer always takes it
	}
	w.Flush()
	m.files = append(m.files, File{path, b.Bytes()})
}

// inert keeps a cell from being a formula.
func inert(cell string) string {
	if strings.IndexAny(cell, "=+-@\t\r\n＝＋－＠") == 0 {
		return "'" + cell
	}
	return cell
}
