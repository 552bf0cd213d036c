// Package cite says what a work is: in the house style, for the bibliography and for notes, and as BibTeX, RIS and CSL-JSON
// for the programs that keep references.
//
// Goals: one style for every type of work that CSL knows, made of the few shapes in shape.go; nothing in a title or name can
// become more than words in any of the forms. Non-goals: other styles (the files are for that) and reading citations in texts
// (package parse). There is no living CSL processor in Go: this is no beginning of one.
//
//	cite.Plain(cite.Entry(w)) // Fisher, Ronald J., and Ann Lee, eds. Interactive Conflict Resolution. 2nd ed. Quay Press, 1997.
//	cite.Plain(cite.Note(w))  // Ronald J. Fisher and Ann Lee, eds., Interactive Conflict Resolution, 1997
package cite

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/when"
)

// Span is a stretch of a citation: how it is set, and where it leads.
type Span struct {
	Text   string
	Italic bool   // the title of what stands alone: a book, a journal
	Title  bool   // the title of the work itself
	URL    string // of the last span only
}

// Plain is a citation as plain text; an address is written out.
func Plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(cmp.Or(s.URL, s.Text))
	}
	return b.String()
}

// Entry is a work as the bibliography has it: the first name turned around, parts ended by full stops, and where it is to be had.
func Entry(w lists.Work) []Span {
	who, role := makers(w)
	out := sentence(nil, Span{Text: joinNames(who, true) + role})
	out = sentence(out, title(w, "."))
	shape := shapeOf(w.Type)
	for _, part := range shape.parts(w, shape) {
		out = sentence(out, part...)
	}
	if w.Accessed != "" {
		out = sentence(out, Span{Text: "Accessed " + words(w.Accessed)})
	}
	if to := Address(w); to != "" {
		out = append(out, Span{Text: " "}, Span{Text: host(to), URL: to})
	}
	return out
}

// Note is a work in short, as a mark of a page refers to it: who, what, when.
func Note(w lists.Work) []Span {
	who, role := makers(w)
	var out []Span
	if len(who) > 0 {
		out = append(out, Span{Text: joinNames(who, false) + role + ", "})
	}
	t := title(w, ",")
	if strings.HasSuffix(t.Text, ",”") {
		return append(out, t, Span{Text: " " + Year(w)})
	}
	return append(out, t, Span{Text: ", " + Year(w)})
}

// sentence adds a part and ends it with a full stop, unless it ends in a sign of its own.
func sentence(out []Span, part ...Span) []Span {
	last := strings.TrimRight(join(part), " ")
	if last == "" {
		return out
	}
	if len(out) > 0 {
		out = append(out, Span{Text: " "})
	}
	out = append(out, part...)
	if !ended.MatchString(last) {
		out = append(out, Span{Text: "."})
	}
	return out
}

// ended is what needs no full stop. Match: `Why?`, `Why?”`, "Jr.". Near-miss: "1997".
var ended = regexp.MustCompile(`[.?!…]”?$`)

func join(part []Span) string {
	var b strings.Builder
	for _, s := range part {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Supplied reports whether a work's title is of our making: it stands in square brackets, and nowhere in quotation marks.
func Supplied(title string) bool {
	return strings.HasPrefix(title, "[") && strings.HasSuffix(title, "]")
}

// title is a work's title as it is set; one in quotation marks takes the sign that follows it inside them.
func title(w lists.Work, sign string) Span {
	switch t := w.Title; {
	case t == "":
		return Span{Text: "[untitled]", Title: true}
	case Supplied(t):
		return Span{Text: t, Title: true}
	case shapeOf(w.Type).alone:
		return Span{Text: t, Italic: true, Title: true}
	case ended.MatchString(t) && (sign == "." || !strings.HasSuffix(t, ".")):
		return Span{Text: "“" + inner.Replace(t) + "”", Title: true}
	default:
		return Span{Text: "“" + inner.Replace(t) + sign + "”", Title: true}
	}
}

// inner makes quotation marks those within others.
var inner = strings.NewReplacer("“", "‘", "”", "’", " \"", " ‘", "\" ", "’ ")

// Short is who made a work and when, for cards and rows: "Ann Lee, 1901". Empty where neither is known.
func Short(w lists.Work) string {
	year := Year(w)
	if w.Issued == "" {
		year = ""
	}
	return strings.Join(slices.DeleteFunc([]string{Who(w), year}, func(s string) bool { return s == "" }), ", ")
}

// Year is when a work came out, in short: "1981–1982", "about 1957", "no date".
func Year(w lists.Work) string {
	if !plainDate.MatchString(w.Issued) {
		return words(w.Issued)
	}
	from, to, _ := strings.Cut(w.Issued, "/")
	if to != "" && to[:4] != from[:4] {
		return from[:4] + "–" + to[:4]
	}
	return from[:4]
}

// plainDate is a year, month, day or span that nobody doubts. Match: "1901-05-02", "1901/1902". Near-miss: "1901~", "190X".
var plainDate = regexp.MustCompile(`^\d{4}(?:-\d\d)*(?:/\d{4}(?:-\d\d)*)?$`)

// words is a date in words; what is no EDTF is said as it stands.
func words(edtf string) string {
	if d, err := when.Parse(edtf); err == nil && edtf != "" {
		return d.Words()
	}
	return cmp.Or(edtf, "no date")
}

// doiShape is a DOI. Match: "10.1111/nejo.12345". Near-miss: "doi:unknown".
var doiShape = regexp.MustCompile(`^10\.\d{4,9}/[^\s"'<>\x60\\{}]+$`)

// DOI is a work's DOI without what is often put before it; empty for what has not its form.
func DOI(w lists.Work) string {
	doi := w.DOI
	for _, prefix := range []string{"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"} {
		doi = strings.TrimSpace(strings.TrimPrefix(doi, prefix))
	}
	if !doiShape.MatchString(doi) {
		return ""
	}
	return doi
}

// Address is where a work is to be had: by its DOI, else at its URL.
func Address(w lists.Work) string {
	if doi := DOI(w); doi != "" {
		return "https://doi.org/" + doi
	}
	if strings.HasPrefix(w.URL, "https://") || strings.HasPrefix(w.URL, "http://") {
		return w.URL
	}
	return ""
}

// host is the part of an address that names who publishes.
func host(url string) string {
	_, rest, _ := strings.Cut(url, "://")
	h, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(h, "www.")
}

// numeral is a page's number. Match: "33", "xiv". Near-miss: "civil", "U-2".
var numeral = regexp.MustCompile(`^(?:\d+|c{0,3}(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3}))$`)

// span is a hyphen between two numbers. Match: "33-35". Near-miss: "U-2".
var span = regexp.MustCompile(`(\d)\s*(?:--?|—)\s*(\d)`)

// Locator is where in a work something stands, as a note has it: a number alone is a page, as Pandoc reads it.
func Locator(l string) string {
	l = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(l), "{"), "}")
	numbers := strings.FieldsFunc(l, func(r rune) bool { return strings.ContainsRune("-–—, ", r) })
	if len(numbers) > 0 && !slices.ContainsFunc(numbers, func(n string) bool { return !numeral.MatchString(n) }) {
		l = map[bool]string{true: "p. ", false: "pp. "}[len(numbers) == 1] + l
	}
	return span.ReplaceAllString(l, "$1–$2")
}

// article is what a title, or an organization, is not sorted by. Match: "The Log", "“A Map”". Near-miss: "Then".
var article = regexp.MustCompile(`^[^\p{L}\p{N}]*(?:(?:The|An|A)\s+)?`)

// Sort puts works in the order of a bibliography: by the first name as it is turned around, else by the title without its
// article; then by date. less compares two of them.
func Sort() (less func(a, b lists.Work) int) {
	c := collate.New(language.AmericanEnglish, collate.IgnoreCase)
	return func(a, b lists.Work) int {
		return cmp.Or(c.CompareString(SortKey(a), SortKey(b)), cmp.Compare(a.Issued, b.Issued), c.CompareString(a.Title, b.Title), cmp.Compare(a.Key, b.Key))
	}
}

// SortKey is the words that a work is sorted by.
func SortKey(w lists.Work) string {
	if who, _ := makers(w); len(who) > 0 {
		return article.ReplaceAllString(joinNames(who, true), "")
	}
	return article.ReplaceAllString(cmp.Or(w.Title, w.Key), "")
}
