package page

import (
	"cmp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/when"
)

// citation is a work in short: who, what, when. Ready for Markdown.
func (m *maker) citation(key string) string {
	e := m.web.Entry(key)
	if e == nil {
		return Escape(key)
	}
	parts := []string{strings.Join(authors(e), " and "), title(e), year(e)}
	return Escape(joinParts(parts))
}

// fullCitation is a work as the bibliography has it, with its address and how much of it was seen. Ready for Markdown.
func (m *maker) fullCitation(e *link.Entry) string {
	parts := []string{strings.Join(authors(e), ", "), title(e)}
	extent, url, license := "", "", ""
	if w := e.Work; w != nil {
		parts = append(parts, w.Container, prefixed("vol. ", w.Volume), prefixed("no. ", w.Issue), w.Publisher, issuedWords(w.Issued), prefixed("p. ", w.Page))
		extent, url = w.Extent, w.URL
	} else if e.Owner != nil {
		h := e.Owner.Doc.Header
		parts, license = append(parts, h.Publisher, issuedWords(h.Date)), h.License
		if strings.HasPrefix(h.URL, "https://") || strings.HasPrefix(h.URL, "http://") {
			url = h.URL
		}
	}
	out := Escape(joinParts(parts)) + "."
	if url != "" && !strings.ContainsAny(url, " <>()\\") {
		out += " [" + Escape(host(url)) + "](" + url + ")"
	}
	if license != "" {
		out += " License: " + Escape(license) + "."
	}
	if extent != "" {
		out += " Seen: " + Escape(extent) + "."
	}
	return out
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

func joinParts(parts []string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

func authors(e *link.Entry) []string {
	if e.Work != nil {
		return e.Work.Authors
	}
	if e.Owner != nil && e.Owner.Doc.Header.Author != "" {
		return []string{e.Owner.Doc.Header.Author}
	}
	return nil
}

// title is a work's title in quotation marks; a supplied one stands in its brackets.
func title(e *link.Entry) string {
	t := cmp.Or(e.Name.Name, e.ID)
	if e.Work != nil && e.Work.Title != "" {
		t = e.Work.Title
	}
	if strings.HasPrefix(t, "[") {
		return t
	}
	return "“" + t + "”"
}

func year(e *link.Entry) string {
	issued := ""
	if e.Work != nil {
		issued = e.Work.Issued
	} else if e.Owner != nil {
		issued = e.Owner.Doc.Header.Date
	}
	if len(issued) > 4 && !strings.ContainsAny(issued[:4], "/~") {
		return issued[:4]
	}
	return issued
}

func issuedWords(edtf string) string {
	if d, err := when.Parse(edtf); err == nil && edtf != "" {
		return d.Words()
	}
	return edtf
}

// host is the part of an address that names who publishes.
func host(url string) string {
	_, rest, _ := strings.Cut(url, "://")
	h, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(h, "www.")
}
