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
	summary       string
	also, columns []string
	dates, when   string
	origin        string
}

// maxSummary and maxAlso keep the front matter under 1 KB, in bytes; the body has all of it.
const (
	maxSummary = 320
	maxAlso    = 200
	maxTitle   = 160
)

// String is the front matter, between its two lines of hyphens.
func (m meta) String() string {
	var b strings.Builder
	b.WriteString("---\n")
	if m.origin != "" {
		file, _, _ := strings.Cut(m.origin, "#")
		fmt.Fprintf(&b, "# Written by concord from %s: edit that file, not this one.\n", comment(file))
	} else {
		b.WriteString("# Written by concord from all seed texts: edit those, not this file.\n")
	}
	fmt.Fprintf(&b, "title: %s\ntype: %s\nparams:\n", quote(cut(m.title, maxTitle)), quote(m.kind))
	for _, p := range []struct{ key, value string }{
		{"kind", m.nameKind}, {"id", m.id}, {"summary", cut(m.summary, maxSummary)}, {"dates", m.dates}, {"when", m.when}, {"origin", m.origin},
	} {
		if p.value != "" {
			fmt.Fprintf(&b, "  %s: %s\n", p.key, quote(p.value))
		}
	}
	writeList(&b, "also", fit(m.also, maxAlso))
	writeList(&b, "columns", m.columns)
	b.WriteString("---\n")
	return b.String()
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
	for i, v := range values {
		if n -= len(v) + 4; n < 0 {
			return values[:i]
		}
	}
	return values
}

func itoa(n int) string { return strconv.Itoa(n) }
