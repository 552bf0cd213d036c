package page

import (
	"reflect"
	"slices"

	"github.com/second-track/second-track/tools/internal/schema"
)

// codebook writes the page that says what each field of the data means.
func (m *maker) codebook(laid map[string][][]string) {
	s := m.sheet("data/codebook/index.md", "codebook", "Codebook")
	s.meta.summary = "What each file and each field of the data means."
	s.para("For anyone who opens one of [the files](../_index.md), in a spreadsheet or with a program. " + m.edition())
	m.reading(s)
	for _, t := range tables {
		s.heading(2, t.file)
		s.para("[" + t.file + "](../" + t.file + ") has " + t.holds + ".")
		s.line("| Field | Type | Meaning | Example | Filled |\n| --- | --- | --- | --- | --- |")
		rows := laid[t.file]
		for i, c := range t.columns() {
			n, example := filled(rows[1:], i)
			s.line("| %s | %s | %s | %s | %d\u00a0of\u00a0%d |", c.Name, c.kindOf(), c.meaning(), Escape(example), n, len(rows)-1)
		}
		s.gap()
	}
	s.heading(2, "reference.json")
	s.para("[reference.json](../reference.json) is one object. Lists may be empty, but are always there; [schema.json](../schema.json) says the same to programs.")
	for _, o := range objects(reflect.TypeFor[Reference](), "The whole", nil) {
		s.heading(3, o.title)
		s.line("| Field | Type | Meaning |\n| --- | --- | --- |")
		for _, f := range schema.Fields(o.of) {
			s.line("| %s | %s | %s |", f.Name, typeOf(f), Escape(f.Says))
		}
		s.gap()
	}
	s.done()
}

// reading says how the data are cited and read: dates, passages, several values in a cell.
func (m *maker) reading(s *sheet) {
	s.heading(2, "How to cite the data")
	s.para("Name the reference, the edition and the address of [the page of the data](../_index.md), whose foot has them ready to copy; say what you changed. " +
		"Name the works that you use too: the data report what they say. [datapackage.json](../datapackage.json) has edition and license for programs, since a table has no place for them.")
	s.heading(2, "How dates are written")
	s.para("Dates are EDTF: year first, and never sharper than the source.")
	for _, d := range dateForms {
		s.line("- `%s`: %s", d.edtf, d.says)
	}
	s.gap()
	s.heading(2, "What a passage id is")
	s.para("A passage is a paragraph, a list item, a cell or a quotation of a text. Its id is made of its words: while they stay, it stays. " +
		"To see it, take the page of its text from `texts` in [reference.json](../reference.json) and put `#` and the id behind the address. " +
		"To see its line, open the file of that text in the repository and go to the number in `line`. Where that is a list, the passage is the summary of a name and stands on the page of that name.")
	s.heading(2, "How a table is written")
	s.para("The tables are UTF-8; their fields are parted by commas and quoted as RFC 4180 has it. Several values in a cell are parted by a semicolon and a space. " +
		"A semicolon inside one of them has a backslash before it, and so has a backslash. " +
		"A cell that a spreadsheet would run as a formula begins with an apostrophe: it is not part of the words. An empty cell means that no text says it. " +
		"If accents look wrong in a spreadsheet, import the file as UTF-8 instead of opening it.")
}

// dateForms are the forms of dates that a reader meets.
var dateForms = []struct{ edtf, says string }{
	{"1960-10-05", "a day; `1960-10` is a month, `1960` a year, `196X` a decade"},
	{"1960-10/1965", "from October 1960 to 1965; `1960/..` goes on, `1960/` ends nobody knows when"},
	{"1981-24", "winter 1981–1982; 21 is spring, 22 summer, 23 autumn"},
	{"1957~", "about 1957; `1957?` is doubtful, `1957%` both"},
	{"[1986,1987]", "1986 or 1987; `[1986..1988]` is one year from 1986 to 1988"},
}

// meaning is what a column means; in a list of passages, it is said of each.
func (c column) meaning() string {
	switch {
	case c.Of != nil:
		return "How many there are. " + Escape(c.Says)
	case len(c.path) > 1 && c.List:
		return Escape(c.Says) + " Of all its passages together."
	case len(c.path) > 1:
		return Escape(c.Says) + " One for each passage."
	}
	return Escape(c.Says)
}

// object is an object of reference.json, and where it stands.
type object struct {
	title string
	of    reflect.Type
}

// objects are the objects of a type and below it, each type once, where it is met first.
func objects(t reflect.Type, title string, met []object) []object {
	if slices.ContainsFunc(met, func(o object) bool { return o.of == t }) {
		return met
	}
	met = append(met, object{title, t})
	for _, f := range schema.Fields(t) {
		if f.Of != nil {
			met = objects(f.Of, "Each of "+f.Name, met)
		}
	}
	return met
}

// typeOf is what values a field has, in a word or two.
func typeOf(f schema.Field) string {
	switch {
	case f.Of != nil:
		return "list of objects"
	case f.List:
		return "list: " + f.Form.Name
	}
	return f.Form.Name
}
