package parse

import (
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/text"
)

// properties are those a header may have.
var properties = strings.Fields("kind id title subtitle also summary subject source author publisher date url license")

// readHeader reads the YAML between the two --- lines, if there is any.
func (s *state) readHeader() {
	if s.res.Header == 0 {
		return
	}
	var b strings.Builder
	for _, l := range s.src.Lines[1 : s.res.Header-1] {
		b.WriteString(l.Text + "\n")
	}
	h := book.Header{Last: s.res.Header, At: map[string]text.Pos{}}
	root, found := lists.Parse(s.src.Name, b.String(), 2, "bad-header")
	s.found = append(s.found, found...)
	if len(found) == 0 && !root.Absent() && !root.IsMap() {
		s.found = append(s.found, finding.New("bad-header", root.Pos, "header has no properties, want `key: value` lines"))
	}
	for _, e := range root.Map {
		h.At[e.Key] = e.Value.Pos
		s.property(&h, e)
	}
	s.doc.Header = h
}

func (s *state) property(h *book.Header, e lists.Entry) {
	v := e.Value.Str()
	if e.Key != "also" && !e.Value.IsScalar() && !e.Value.Absent() {
		s.found = append(s.found, finding.New("bad-header", e.Value.Pos, "property `%s` is no single value", e.Key))
		return
	}
	switch e.Key {
	case "title":
		h.Title = v
		s.doc.Title = lists.Words(e.Value, s.src)
	case "summary":
		h.Summary = lists.Words(e.Value, s.src)
	case "also":
		also, found := lists.ReadAlso(e.Value)
		h.Also, s.found = also, append(s.found, found...)
	case "id":
		h.ID = v
	default:
		if p := field(h, e.Key); p != nil {
			*p = v
			return
		}
		f := finding.New("unknown-property", e.Pos, "header has `%s`, which is read by nothing", e.Key)
		s.found = append(s.found, f.WithHint("A header may have: %s.", strings.Join(properties, ", ")))
	}
}

func field(h *book.Header, key string) *string {
	return map[string]*string{"kind": &h.Kind, "subtitle": &h.Subtitle, "subject": &h.Subject, "source": &h.Work, "author": &h.Author,
		"publisher": &h.Publisher, "date": &h.Date, "url": &h.URL, "license": &h.License}[key]
}
