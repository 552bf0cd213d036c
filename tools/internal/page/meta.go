package page

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// meta is the front matter of a page. Every string is written in double quotes: readers of YAML 1.1 and 1.2 differ on the rest.
type meta struct {
	title, kind   string // kind is the page's type: a role, or the name of a generated page
	nameKind, id  string
	subtitle      string
	summary       string
	also, columns []string
	dates, when   string
	origin        string
	work          string // of a source: how the work is cited
	lang          string // of a source: the language of its title, as BCP 47 has it
	author        string // of an article
	facet         string // of a page that lists cases by a value: by what
	rests         string // key of the work that the page rests on, if it is one only
}

// What a head may weigh, in bytes as they are written: title, summary, citation and aliases each, and all of it, with room for the
// digests that package write adds to make 1 KB. The body has all of it.
const (
	maxTitle   = 160
	maxSummary = 320
	maxWork    = 400
	maxAlso    = 200
	maxMeta    = 1024 - 260
	minTitle   = 40
)

// String is the front matter, between its two lines of hyphens. What is too heavy gives way: aliases first, then the citation, the title last.
func (m meta) String() string {
	m.title, m.summary, m.work, m.also = fitted(m.title, maxTitle), fitted(m.summary, maxSummary), fitted(m.work, maxWork), fit(m.also, maxAlso)
	m.author, m.subtitle = fitted(m.author, maxTitle), fitted(m.subtitle, maxTitle)
	if over := len(m.format()) - maxMeta; over > 0 {
		m.also = fit(m.also, size(m.also)-over)
	}
	if over := len(m.format()) - maxMeta; over > 0 {
		m.work = fitted(m.work, len(quote(m.work))-over)
	}
	if over := len(m.format()) - maxMeta; over > 0 {
		m.summary = fitted(m.summary, len(quote(m.summary))-over)
	}
	if over := len(m.format()) - maxMeta; over > 0 {
		m.title = fitted(m.title, max(minTitle, len(quote(m.title))-over))
	}
	return m.format()
}

func (m meta) format() string {
	var b strings.Builder
	b.WriteString("---\n")
	if m.origin != "" {
		file, _, _ := strings.Cut(m.origin, "#")
		fmt.Fprintf(&b, "# Written by concord from %s: edit that file, not this one.\n", comment(file))
	} else {
		b.WriteString("# Written by concord from all seed texts: edit those, not this file.\n")
	}
	fmt.Fprintf(&b, "title: %s\ntype: %s\nparams:\n", quote(m.title), quote(m.kind))
	for _, p := range []struct{ key, value string }{
		{"kind", m.nameKind}, {"facet", m.facet}, {"id", m.id}, {"subtitle", m.subtitle}, {"summary", m.summary}, {"dates", m.dates}, {"when", m.when}, {"origin", m.origin}, {"author", m.author}, {"rests", m.rests}, {"lang", m.lang}, {"work", m.work},
	} {
		if p.value != "" {
			fmt.Fprintf(&b, "  %s: %s\n", p.key, quote(p.value))
		}
	}
	writeList(&b, "also", m.also)
	writeList(&b, "columns", m.columns)
	b.WriteString("---\n")
	return b.String()
}

// fitted is s cut so that it takes at most n bytes in quotation marks; nothing when not even a word does.
func fitted(s string, n int) string {
	for keep := min(len(s), n); len(quote(s)) > n; keep -= 8 {
		if keep < 8 {
			return ""
		}
		s = cut(s, keep)
	}
	return s
}

// size is how many bytes a list of values takes.
func size(values []string) int {
	n := 0
	for _, v := range values {
		n += len(quote(v)) + 2
	}
	return n
}

func writeList(b *strings.Builder, key string, values []string) {
	if len(values) == 0 {
		return
	}
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quote(v)
	}
	fmt.Fprintf(b, "  %s: [%s]\n", key, strings.Join(quoted, ", "))
}

// quote is a string in double quotes, as JSON writes it, which every YAML reads alike. Characters outside ASCII stay as they
// are; a second brace is written as its number, so that no shortcode opens.
func quote(s string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string always encodes
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "{{", `{\u007b`)
}

// comment is a file's name that cannot end a comment.
func comment(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return -1
		}
		return r
	}, s)
}

// cut shortens s to at most n bytes at the end of a word.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[:n-3]
	for !utf8.ValidString(s) {
		s = s[:len(s)-1]
	}
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " ,;:") + "…"
}

// fit is as many of the values as n bytes hold.
func fit(values []string, n int) []string {
	for i := range values {
		if size(values[:i+1]) > n {
			return values[:i]
		}
	}
	return values
}

func itoa(n int) string { return strconv.Itoa(n) }
