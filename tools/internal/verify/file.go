package verify

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// smells are traces of a page's making that no page should show, each with what it comes from. A page that lacks the signs is not
// looked at with the expression.
var smells = []struct {
	name   string
	signs  []string
	re     *regexp.Regexp
	source string
}{
	{"an entity escaped twice", []string{"&amp;"}, regexp.MustCompile(`&amp;(?:lt|gt|amp|quot|#\d+);`), "text that was escaped twice"},
	{"a shortcode", []string{"{{"}, regexp.MustCompile(`\{\{[<%]`), "a shortcode that Hugo did not run"},
	{"Hugo's placeholder", []string{"HAHAHUGO"}, regexp.MustCompile(`HAHAHUGO\w*`), "a shortcode inside another"},
	{"ZgotmplZ", []string{"ZgotmplZ", "zgotmplz"}, regexp.MustCompile(`ZgotmplZ|zgotmplz`), "a template's unsafe value"},
	{"no value", []string{"no value", "nil"}, regexp.MustCompile(`(?:<|&lt;)(?:no value|nil)(?:>|&gt;)`), "a template that printed nothing"},
	{"a printing mistake", []string{"%!"}, regexp.MustCompile(`%!(?:\w\(|\(EXTRA|\(NOVERB)`), "printf with the wrong values"},
	{"a Go value", []string{"map[", "[]interface"}, regexp.MustCompile(`map\[\w+:|\[\]interface`), "a template that printed a whole value"},
}

func (d *doc) smell(body []byte) {
	for _, s := range smells {
		if !slices.ContainsFunc(s.signs, func(sign string) bool { return bytes.Contains(body, []byte(sign)) }) {
			continue
		}
		if at := s.re.Find(body); at != nil {
			d.report("page-smell", "page shows %s, %s: %s", s.name, s.source, at)
		}
	}
}

// readXML reads a drawing, feed or map of the site to its end. A drawing must hold nothing that runs.
func (d *doc) readXML(body []byte) {
	r := xml.NewDecoder(bytes.NewReader(body))
	elements := 0
	for {
		t, err := r.Token()
		switch t := t.(type) {
		case xml.StartElement:
			elements++
			d.seeXML(t)
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); strings.HasPrefix(s, "http") && strings.HasSuffix(d.name, "sitemap.xml") {
				d.refs = append(d.refs, ref{what: "loc", to: s, ours: true})
			}
		}
		switch {
		case errors.Is(err, io.EOF) && elements > 0:
			return
		case err != nil:
			d.report("bad-data", "file is no XML: %v", err)
			return
		}
	}
}

func (d *doc) seeXML(t xml.StartElement) {
	if !strings.HasSuffix(d.name, ".svg") {
		return
	}
	switch t.Name.Local {
	case "script", "foreignObject", "iframe", "handler", "set", "animate":
		d.report("page-policy", "drawing has a %s element, want none", t.Name.Local)
	}
	for _, a := range t.Attr {
		switch {
		case strings.HasPrefix(strings.ToLower(a.Name.Local), "on"):
			d.report("page-policy", "drawing has the attribute %s, want none", a.Name.Local)
		case a.Name.Local == "href" && !strings.HasPrefix(a.Value, "#"):
			d.refs = append(d.refs, ref{what: t.Name.Local + "[href]", to: a.Value, loads: t.Name.Local != "a"})
		}
	}
}

// readCSS takes the addresses of a style sheet.
func (d *doc) readCSS(body []byte) {
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(body)))
	imports := false
	for {
		kind, token := lexer.Next()
		switch kind {
		case css.ErrorToken:
			if !errors.Is(lexer.Err(), io.EOF) {
				d.report("bad-data", "file is no CSS: %v", lexer.Err())
			}
			return
		case css.AtKeywordToken:
			imports = strings.EqualFold(string(token), "@import")
		case css.SemicolonToken, css.LeftBraceToken:
			imports = false
		case css.URLToken:
			d.seeURL(strings.TrimSuffix(string(token[len("url("):]), ")"))
		case css.StringToken:
			if imports {
				d.seeURL(string(token))
			}
		}
	}
}

func (d *doc) seeURL(to string) {
	if to = strings.Trim(strings.TrimSpace(to), `"'`); !strings.HasPrefix(to, "#") {
		d.refs = append(d.refs, ref{what: "url()", to: to, loads: true})
	}
}
